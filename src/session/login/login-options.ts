import type { Flow, LoginMode } from './flow.js';

export interface LoginOptions {
  /** Default `popup`. Where a window can't be opened, the same click goes on as `redirect`. */
  mode?: LoginMode;
  /** Requested in addition to the provider's own. */
  scope?: readonly string[];
  /** Default `true`. */
  fetchUser?: boolean;
  /** Default `false`. */
  fetchGroups?: boolean;
  /** Keeps the session when the browser is closed. Default `false`. */
  remember?: boolean;
  /** Asks the provider to let the person choose among accounts. Default `false`. */
  account?: boolean;
  /** What `saveToken()` gave at an earlier visit: signs in without opening anything. */
  savedToken?: string | null | undefined;
  /** An address of the site, where a redirect comes back to; without it, the present page. */
  returnTo?: string | undefined;
  /** The name, in the endpoint's settings, of the app's own completion page. */
  completePage?: string;
  /** Opens the address in your own way, in place of a window of ours. */
  onOpenAuthorizationUrl?: (url: string) => void;
  /** The element on whose behalf this is: events are dispatched from it. */
  initiator?: Element;
}

/**
 * The address that begins a flow's login.
 * @param client what is said in place of where to come back to, where the endpoint is of another origin.
 */
export function loginUrl(
  endpoint: string,
  flow: Pick<Flow, 'label' | 'provider' | 'mode'>,
  options: LoginOptions,
  { href, origin }: Location,
  client?: Readonly<Record<string, string>>,
): string {
  // A path that begins with two slashes reads as the address of another host. A page that has no address (`srcdoc`) is
  // come back to by its window alone.
  const ownPath = href.startsWith(`${origin}/`) && href.slice(origin.length).replace(/^\/[/\\].*/, '/');
  const wishes = {
    flow: flow.label,
    mode: flow.mode,
    return_to: !client && (options.returnTo ?? ownPath),
    ...client,
    scope: options.scope?.join(' '),
    fetch_user: options.fetchUser === false && 'false',
    fetch_groups: options.fetchGroups,
    remember: options.remember,
    account: options.account,
    complete_page: options.completePage,
  };
  const query = Object.entries(wishes).filter(([, wish]) => wish) as [string, string][];
  // Half of a surrogate pair has no encoding.
  const provider = encodeURIComponent(flow.provider.replace(/\p{Cs}/gu, ''));
  return `${endpoint}/login/${provider}?${new URLSearchParams(query)}`;
}
