import { shown, warnDeveloper } from './developer-console.js';
import type { LoginOptions } from './login/login-options.js';
import { ownOrigin } from './own-origin.js';
import type { SessionState } from './session-state.js';
import { isLoopbackHost } from '../protocol/loopback.js';
import { fetchProviders } from './provider-list.js';
import { adviceOnRelativeReturnTo, shownAddress } from './relative-return-to.js';

/** The options of a failed login, as the page gave them. After a redirect, only the provider is known. */
interface FailedLogin {
  readonly provider?: string;
  readonly options?: LoginOptions;
  /** The client id that the page names. */
  readonly client?: string | undefined;
}

/** What advice says about the page. */
interface AdvisedPage {
  readonly origin: string;
  readonly location: Location;
  readonly isFramed: boolean;
}

/** Advice to the developer of a page; `undefined` if the page is not at fault. `site` is the origin at which sign-in works. */
type Advice = (endpoint: URL, page: AdvisedPage, site: string, login: FailedLogin) => string | undefined;

const exampleEndpoint = 'http://localhost:8550';

/** Advice about failures that only the developer of the page can cure, by the code of the failure. */
const advices: Readonly<Record<string, Advice>> = {
  origin_not_allowed: ({ href }, { origin }) =>
    `The endpoint ${href} does not let pages of ${origin} use it. Add to its settings: clients: [{ id: "my-site", ` +
    `origins: ["${origin}"], returnUrls: ["${origin}/oauth-return.html"] }], and to the page: ` +
    `<meta name="oauth-client" content="my-site">. Or serve the endpoint on the page's own origin.`,
  endpoint_not_found: ({ href, origin, pathname }, page) =>
    `No endpoint answers at ${href}. Start one (npx oauth-elements serve), or name its URL: ` +
    `<meta name="oauth-endpoint" content="URL">.` +
    (origin === page.origin
      ? ` With a development server, let it proxy the endpoint. Vite: server: { proxy: { "${pathname}": { ` +
        `target: "${exampleEndpoint}" } } }. webpack: devServer: { proxy: [{ context: ["${pathname}"], target: ` +
        `"${exampleEndpoint}" }] }. Next: async rewrites() { return [{ source: "${pathname}/:path*", destination: ` +
        `"${exampleEndpoint}${pathname}/:path*" }] }. Then start the endpoint with OAUTH_BASE_URL=${origin}.`
      : ''),
  endpoint_unreachable: ({ href, hostname, protocol }, { location }) => {
    if (location.protocol === 'file:')
      return 'A page that is opened as a file has no site to sign in to. Serve its folder: npx oauth-elements serve --static .';
    if (isLoopbackHost(hostname))
      return `Nothing answers at ${href}. Is the endpoint running? Start it: npx oauth-elements serve.`;
    const isMixedContent = location.protocol === 'https:' && protocol === 'http:';
    return isMixedContent
      ? `Browsers block ${href} on a page of https. Serve the endpoint by https too, and name that address.`
      : undefined;
  },
  wrong_host: (_endpoint, { origin, location: { pathname } }, site) =>
    `This page is at ${origin}, but the endpoint signs people in at ${site}. Open ${site}${pathname.replace(/^[^/].*/, '/')}, ` +
    `redirect ${origin} there, or set baseUrl (OAUTH_BASE_URL) to ${origin}.`,
  insecure_page: (_endpoint, { origin }) =>
    `Sign-in needs https; http works only on localhost. Open this page there instead of ${origin}. For a phone use an ` +
    `https tunnel, and set baseUrl (OAUTH_BASE_URL) to its address.`,
  other_port: (_endpoint, { origin }, site) =>
    `This page is at ${origin}, but the endpoint's baseUrl is ${site}. Set baseUrl (OAUTH_BASE_URL) to ${origin}.`,
  cookies_blocked: (_endpoint, page) =>
    !page.isFramed
      ? undefined
      : `Browsers keep cookies from a page in another site's frame. Open ${page.origin} in a tab of its own, ` +
        `or list the page as a client of the endpoint.`,
  // The advice doesn't list the allowed scopes, because every visitor could read them. The endpoint's log does.
  scope_not_allowed: (_endpoint, _page, _site, { provider, options }) =>
    `The page asks ${shown(provider ?? '') || 'the provider'} for a scope that the endpoint does not allow${scopesIn(options)}. ` +
    `Add it to the provider's allowedScopes.`,
  complete_page_unknown: (_endpoint, _page, _site, { options }) =>
    `The endpoint's completePages has no page of the name ` +
    `${options?.completePage ? `"${shown(options.completePage)}"` : 'that complete-page gives'}. The log of the endpoint names those that it has.`,
  return_to_invalid: ({ origin }, _page, _site, { options: { returnTo = '' } = {}, client }) =>
    (returnTo && !client ? adviceOnRelativeReturnTo(returnTo) : undefined) ??
    `return-to${returnTo && `="${shownAddress(returnTo)}"`} must be an address of ${origin}, or for a client one of its returnUrls. ` +
      'A path begins with /, such as /shop.',
  client_unknown: ({ href }, { origin }, _site, { client }) =>
    client
      ? `The endpoint's clients has no entry with the id that oauth-client gives.`
      : `The endpoint ${href} lists ${origin} in its clients, but the page does not say as which: no login can come back to it. ` +
        `Write <meta name="oauth-client" content="ID">, with the id of that entry.`,
};

/** All scopes that the page asks for: the page doesn't know which of them is refused. */
function scopesIn(options: LoginOptions | undefined): string {
  const scopes = (options?.scope ?? []).filter(Boolean).join(' ');
  return scopes && ` (it asks for: ${shown(scopes)})`;
}

/** Failures that visitors meet even on a page without mistakes: the developer needs no warning. */
const expectedFailures: readonly string[] = [
  'access_denied',
  'endpoint_unreachable',
  'flow_expired',
  'login_cancelled',
  'login_timeout',
  'offline',
  'popup_blocked',
  'provider_unreachable',
  'rate_limited',
  'reauth_required',
  'saved_token_invalid',
  'temporarily_unavailable',
  'webview_refused',
];

/**
 * Warns the developer about a failure if a developer can cure it.
 * @param site the origin at which sign-in works, for codes that are about it.
 * @param login the failed login, for codes that are about one.
 */
export function advise(session: SessionState, code: string, site = '', login: FailedLogin = {}): void {
  const page = session.page;
  const advice = Object.hasOwn(advices, code) ? advices[code] : undefined;
  const { location, top } = page;
  const advised = { origin: ownOrigin(page), location, isFramed: top !== page };
  const text = advice?.(new URL(session.endpoint), advised, site, { ...login, client: session.client });
  if (text) warnDeveloper(page, code, text);
}

/** Warns the developer that a service worker of the page answers the navigation to `/login` instead of the endpoint. */
export function adviseOnWorker(session: SessionState): void {
  const { pathname } = new URL(session.endpoint);
  const text =
    `A service worker of this page answers visits below ${pathname} in place of the endpoint. Let it pass them by. Workbox: ` +
    `navigateFallbackDenylist: [/^${pathname.replaceAll('/', '\\/')}\\//].`;
  warnDeveloper(session.page, 'endpoint_not_found', text);
}

/**
 * Warns the developer about a failed login, unless visitors meet such a failure even on a page without mistakes.
 * @param options the options of the login, if this page began it.
 */
export async function adviseOnFailure(
  session: SessionState,
  code: string,
  provider: string,
  options?: LoginOptions,
): Promise<void> {
  const page = session.page;
  if (code === 'provider_unknown') {
    // Names the providers that the endpoint has.
    const known = await fetchProviders(session);
    const ids = known.map(({ id }) => id).join(', ') || 'none';
    warnDeveloper(page, `${code} ${provider}`, `The endpoint has no provider "${provider}". It has: ${ids}.`);
  } else if (Object.hasOwn(advices, code)) {
    advise(session, code, '', { provider, ...(options && { options }) });
  } else if (!expectedFailures.includes(code)) {
    const text = `Sign-in with "${provider}" failed. The log of the endpoint names the cause and the cure.`;
    warnDeveloper(page, `${code} ${provider}`, text);
  }
}
