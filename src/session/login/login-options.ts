import type { Flow, LoginMode } from './flow.js';

/** The purpose of a login. It decides the words of a button; `sign-up` also opens the provider's sign-up page. */
export type LoginIntent = 'sign-in' | 'sign-up' | 'continue';

export interface LoginOptions {
  /** Default `popup`. If a window can't be opened, the same click continues as `redirect`. */
  mode?: LoginMode;
  /** Scopes to request in addition to the provider's own. */
  scope?: readonly string[];
  /** Default `true`. */
  fetchUser?: boolean;
  /** Default `false`. */
  fetchGroups?: boolean;
  /** Keeps the session when the browser is closed. Default `false`. */
  remember?: boolean;
  /** Asks the provider to let the person choose among accounts. Default `false`. */
  account?: boolean;
  /** The email address or name that the provider fills in, at most 320 characters (`login_hint`). */
  loginHint?: string | undefined;
  /**
   * The most seconds since the person authenticated at the provider; 0 makes them do it now (`max_age`). The endpoint checks the time that
   * the provider names. If it is too old or missing, the login fails with `reauth_required`.
   */
  maxAge?: number | undefined;
  /** `sign-up` opens the provider's sign-up page, if it has one. */
  intent?: LoginIntent | undefined;
  /**
   * Further parameters for the provider by name: `ui_locales` (default: the nearest `lang`), `acr_values`, and those that the endpoint's
   * settings allow pages to set, such as `{ hd: 'example.com' }` for Google, or `resource` (RFC 8707). The person can change them, so they
   * are only hints. Any other parameter fails with `parameter_not_allowed`.
   */
  parameters?: Readonly<Record<string, string>> | undefined;
  /** The result of `saveToken()` at an earlier visit: signs in without opening anything. */
  savedToken?: string | null | undefined;
  /** A URL of the site to which a redirect returns. Default: the current page. */
  returnTo?: string | undefined;
  /** The name, in the endpoint's settings, of the app's own completion page. */
  completePage?: string;
  /** Opens the URL in its own way; the session opens no window then. */
  onOpenAuthorizationUrl?: (url: string) => void;
  /** The element that begins the login: events are dispatched from it. */
  initiator?: Element;
}

/**
 * The URL that begins the login of a flow.
 * @param query what a lazy part adds or replaces.
 */
export function loginUrl(
  endpoint: string,
  flow: Pick<Flow, 'label' | 'provider' | 'mode'>,
  options: LoginOptions,
  { href, origin }: Location,
  query?: Readonly<Record<string, string>>,
): string {
  // A path that begins with two slashes would be another host. A page without a URL (`srcdoc`) has no page to return to.
  const ownPath = href.startsWith(`${origin}/`) && href.slice(origin.length).replace(/^\/[/\\].*/, '/');
  const parameters = {
    flow: flow.label,
    mode: flow.mode,
    return_to: options.returnTo ?? ownPath,
    ...query,
    scope: options.scope?.join(' '),
    fetch_user: options.fetchUser === false && 'false',
    fetch_groups: options.fetchGroups,
    remember: options.remember,
    account: options.account,
    complete_page: options.completePage,
    login_hint: options.loginHint,
    // Text, since the filter below would drop the number 0.
    max_age: options.maxAge?.toString(),
    intent: options.intent,
  };
  const given = Object.entries(parameters).filter(([, value]) => value) as [string, string][];
  // `encodeURIComponent` throws for half of a surrogate pair.
  const provider = encodeURIComponent(flow.provider.replace(/\p{Cs}/gu, ''));
  return `${endpoint}/login/${provider}?${new URLSearchParams(given)}`;
}
