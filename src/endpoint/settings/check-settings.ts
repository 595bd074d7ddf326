import type { OAuthProvider, OAuthProviderOptions, PlainProvider } from '../../providers/index.js';
import type { AtomicStore } from '../sessions/atomic-store.js';
import type { Words } from '../../locales/with-words.js';
import type { RateLimit } from '../limits/limited-kind.js';
import type { OAuthEndpointEvents } from '../events/endpoint-events.js';
import type { OperatorLogHook } from '../log/operator-log.js';
import type { ReturnTo } from '../login/return-to.js';
import type { OwnHtmlTemplate } from '../pages/own-html-template.js';
import { checkClients, type ExternalApp } from './check-clients-setting.js';
import { checkCompletePages } from './check-complete-pages.js';
import { checkProvider, type CheckedProvider } from './check-provider.js';
import { checkLocales } from './check-locales.js';
import { Problems } from './problems.js';
import { checkRedirectUrls, isShared, type Place } from './redirect-urls.js';
import { siteEntries } from './appearance-schema.js';
import { rateLimitEntries } from './rate-limit-schema.js';
import { sessionEntries } from './session-settings-schema.js';
import { eventEntries, settingsEntries } from './settings-schema.js';

export type { ExternalApp } from './check-clients-setting.js';
export type { CheckedProvider } from './check-provider.js';

declare const checked: unique symbol;

/** The site as our own pages show it. */
export interface SiteAppearance {
  /** The host of `baseUrl` if the settings give none. */
  readonly name: string;
  readonly icon?: string | undefined;
  /** `#rrggbb` */
  readonly accent?: string | undefined;
}

/** Settings that were checked, with everything derived from them. Only `checkSettings` makes them. */
export interface CheckedSettings {
  readonly secrets: readonly string[];
  readonly origin: string;
  /** `{baseUrl}/api/oauth`, which is also the name of the pages' BroadcastChannel. */
  readonly endpointUrl: string;
  /** The path where requests arrive, such as `/api/oauth`; empty if every path belongs to the endpoint. */
  readonly basePath: string;
  /** Paths at which callbacks arrive. */
  readonly redirectPaths: ReadonlySet<string>;
  readonly providers: ReadonlyMap<string, CheckedProvider>;
  readonly session: {
    readonly idle: number;
    readonly absolute: number;
    readonly remember: number;
    readonly devices: boolean;
  };
  readonly store: AtomicStore | undefined;
  /** Proxies in front whose `X-Forwarded-For` is believed; `undefined` without that setting. */
  readonly trustProxy: number | undefined;
  readonly rateLimit: RateLimit | false;
  readonly savedTokens: boolean;
  /** How our own pages show the site. */
  readonly site: SiteAppearance;
  readonly cookiePrefix: string;
  /** Embedding sites and native apps, by id. */
  readonly clients: ReadonlyMap<string, ExternalApp>;
  /** By name: a URL of the site, or HTML that we serve. */
  readonly completePages: ReadonlyMap<string, ReturnTo | OwnHtmlTemplate>;
  /** Words of the app's own on our pages, by language. */
  readonly locales: ReadonlyMap<string, Words>;
  readonly events: OAuthEndpointEvents;
  /** `undefined` stands for the console. */
  readonly log: OperatorLogHook | false | undefined;
  readonly [checked]: 'settings';
}

/**
 * A provider in the settings: an instance, or a plain object, with `type` for a built-in one.
 * @example
 * new GitHubOAuthProvider({ clientId, clientSecret });
 * @example
 * ({ type: 'google', clientId, clientSecret });
 * @example
 * ({ type: 'auth0', clientId, clientSecret, domain: 'example.eu.auth0.com' });
 * @example
 * ({ id: 'acme', issuer: 'https://id.acme.example', clientId, clientSecret, scopes: ['openid'] });
 */
export type ProviderSetting = OAuthProvider | OAuthProviderOptions | PlainProvider;

/**
 * An embedding site or native app that may sign people in with this endpoint.
 * @example
 * ({ id: 'docs', origins: ['https://docs.example.com'], returnUrls: ['https://docs.example.com/oauth-return.html'] });
 */
export interface ClientSetting {
  /** Letters, digits, `_`, `.` and `-`, at most 64: the `client` attribute of its pages. */
  id: string;
  /** Default `web`, an embedding site. A `native` app has a handle instead of cookies (RFC 8252). */
  type?: 'web' | 'native';
  /** Exactly as browsers send them, such as `https://docs.example.com`. For a native app, the origin of its web view, if any. */
  origins?: readonly string[];
  /**
   * Where its logins return to. For a site, at least one at each origin: a page with `<oauth-complete-page>`, or
   * `oauth-return.html` of this package. For a native app, a URL of its own scheme, with a dot in it, or an `http` URL on
   * loopback, which is accepted with any port.
   */
  returnUrls: readonly string[];
}

/** The settings of `createOAuthEndpoint`. Unknown names are refused, and every problem is listed at once. */
export interface OAuthEndpointSettings {
  /** At least 32 random characters, or a list of such, newest first: the first one seals, each of them opens. */
  secret: string | readonly string[];
  /** The URL of the site, such as `https://example.com`. Redirects are built from it, never from the `Host` header. */
  baseUrl: string;
  /**
   * The path where requests arrive, if a proxy or framework changes it: `/api/oauth` behind a proxy that strips `/shop` from
   * `https://example.com/shop/api/oauth`. `/` stands for every path. Links, redirects and the redirect URL are built from `baseUrl`
   * anyway. Default: the path of `{baseUrl}/api/oauth`.
   */
  basePath?: string;
  /** At least one. */
  providers: readonly ProviderSetting[];
  /**
   * Lifetimes in seconds: `idle` without use, `absolute` from login, `remember` of remembered sessions and saved tokens from the
   * last sign-in at the provider. `devices: false` keeps nothing of the browser with a session in a store; by default it is the
   * browser's and the system's name (`Chrome`, `Windows`).
   */
  session?: { idle?: number; absolute?: number; remember?: number; devices?: boolean };
  /**
   * Keeps sessions on the server, for several processes: browsers then hold only an id. Default: none, sessions are sealed into cookies.
   */
  store?: AtomicStore;
  /**
   * How many proxies stand in front of this server, each of which appends to `X-Forwarded-For` the address that called it. The caller's address is
   * then the one that the first of them wrote. With a number that is too high, callers choose their address themselves. `0`, as `false`: there is
   * none; the address of the connection counts, and the header is ignored. Default: the same, but a machine inside (loopback, private) that sends
   * the header is taken for a proxy, and nobody behind it is limited.
   */
  trustProxy?: number | false;
  /**
   * How many requests one address may send in a minute: starts of `logins` (default 600), `callbacks` from providers (1,200), `changes` of a
   * session (3,000), and other `requests` (60,000). More are answered `rate_limited` (429). `false` turns it off.
   */
  rateLimit?: { logins?: number; callbacks?: number; changes?: number; requests?: number } | false;
  /**
   * How the endpoint's own pages show your site: its `name` (at most 60 characters; default: the host of `baseUrl`), its `icon` (an https URL,
   * or a `data:` URL of at most 16 KB), and the `accent` of its buttons, such as `#0f766e`; black or white text follows from it.
   */
  site?: { name?: string; icon?: string; accent?: string };
  /** Embedding sites and native apps that may sign people in here. All others are refused. Default: none. */
  clients?: readonly ClientSetting[];
  /** Whether pages may store sealed tokens for the next visit. Default `true`. */
  savedTokens?: boolean;
  /**
   * Stands in the names of our cookies after `__Host-Http-` (on https) and before a short hash of `baseUrl`, which keeps several
   * endpoints on one host apart. Default `oauth`.
   */
  cookiePrefix?: string;
  /**
   * The app's own completion pages, by name; `default` replaces ours. Each is a URL under `baseUrl`, or HTML (a text with a `<`) of
   * at most 64 KB, which is served at the end of a popup or tab and closes itself as ours does.
   *
   * In HTML, an element with `data-outcome="success"` or `data-outcome="error"` is shown for that outcome only, and one
   * with `data-when="open"` only if the window cannot be closed. Without a part for `error`, our own page shows failures. Outside
   * of scripts and styles, `{{message}}` becomes a sentence in the reader's language, `{{language}}` the tag of that language,
   * `{{provider}}` the provider's name: as text, or in a quoted attribute.
   *
   * It runs under a strict Content Security Policy. `<script>` and `<style>` get the reply's nonce, and work; `style=` and `onclick=`
   * attributes do not. Images, fonts, style sheets and script files must be the site's own (images may also be `data:`), by paths
   * from its root, such as `/logo.svg`. Nothing else is loaded, and `fetch` is refused.
   */
  completePages?: Readonly<Record<string, string>>;
  /**
   * Words of the app's own on our pages, by language tag: in place of ours, or for a language that we don't have. Texts, never HTML.
   * @example { de: { pages: { backTo: 'Zurück zum Laden {site}' } } }
   */
  locales?: Readonly<Record<string, Words>>;
  /** Functions of the app: before a login's session is made, when one has ended, when a token was renewed, when a login or that failed. */
  events?: OAuthEndpointEvents;
  /**
   * Receives problems that an operator can cure, `{code, level, message, provider, cure}`, each code once a provider. They hold no
   * secret. Default: the console. `false` silences them.
   */
  log?: OperatorLogHook | false;
}

/**
 * Checks settings as a whole.
 * @throws {OAuthError} `settings_invalid`, whose description lists every problem by name and no value.
 */
export function checkSettings(given: unknown): CheckedSettings {
  const problems = new Problems();
  const parsed = problems.check(settingsEntries, given, '');
  const { secret = [], baseUrl = '' } = parsed;
  const session = problems.check(sessionEntries, parsed.session ?? {}, 'session');
  const rateLimit =
    parsed.rateLimit !== false && problems.check(rateLimitEntries, parsed.rateLimit ?? {}, 'rateLimit');
  problems.check(eventEntries, parsed.events ?? {}, 'events');
  const site = problems.check(siteEntries, parsed.site ?? {}, 'site');
  const endpointUrl = `${baseUrl}/api/oauth`;
  const basePath = parsed.basePath ?? (baseUrl && new URL(endpointUrl).pathname);
  const providers = checkProviders(problems, parsed.providers ?? [], { baseUrl, basePath });
  const origin = baseUrl && new URL(baseUrl).origin;
  const completePages = checkCompletePages(problems, parsed.completePages ?? {}, origin);
  const clients = checkClients(problems, parsed.clients ?? [], origin);
  const locales = checkLocales(problems, parsed.locales ?? {});
  if (problems.list.length) throw problems.asError();
  const secrets = typeof secret === 'string' ? [secret] : secret;
  return {
    secrets,
    origin,
    endpointUrl,
    basePath,
    redirectPaths: new Set([...providers.values()].map(({ redirectPath }) => redirectPath)),
    providers,
    session,
    site: { ...site, name: site.name ?? new URL(baseUrl).host },
    savedTokens: parsed.savedTokens,
    store: parsed.store,
    trustProxy: parsed.trustProxy,
    rateLimit,
    cookiePrefix: parsed.cookiePrefix,
    clients,
    completePages,
    locales,
    events: parsed.events,
    log: parsed.log,
  } as unknown as CheckedSettings;
}

function checkProviders(
  problems: Problems,
  settings: readonly unknown[],
  place: Place,
): ReadonlyMap<string, CheckedProvider> {
  const named = new Map<string, CheckedProvider>();
  const placed = new Map<string, CheckedProvider>();
  for (const [index, setting] of settings.entries()) {
    const path = `providers[${index}]`;
    const provider = checkProvider(problems, path, setting, place, settings.length === 1);
    if (!provider) continue;
    if (named.has(provider.id)) problems.add(`${path}.id`, 'is used twice');
    else if (provider.redirectUrl.startsWith(`${place.baseUrl}/`)) placed.set(path, provider);
    named.set(provider.id, provider);
  }
  checkRedirectUrls(problems, placed);
  const all = [...named.values()];
  for (const [id, provider] of named) {
    const shares = all.some((other) => isShared(provider, other));
    if (shares) named.set(id, { ...provider, demandsIssuer: true });
  }
  return named;
}
