import { externalAppFinder } from './cross-origin/cross-origin-requests.js';
import { authorizationOf, type ServerAuthorization } from './server-api/server-authorization.js';
import { RequestSessions } from './server-api/request-session.js';
import { tokenOf } from './server-api/background-token.js';
import {
  sessionDirectory,
  type OAuthSessions,
  type PersonAtProvider,
} from './server-api/session-directory.js';
import { listedProviders } from './server-api/listed-providers.js';
import { readSession } from './server-api/read-session.js';
import { signOut, type SignedOut } from './server-api/sign-out.js';
import type { SignOutOptions } from './provider-calls/end-and-revoke.js';
import { restore, type RestoreOptions } from './server-api/restore-authorization.js';
import type { WireProviders, WireSession } from '../protocol/wire.js';
import type { HasHeaders } from './http/cookies.js';
import { reportLargeResponseHead } from './http/response-head-size.js';
import { toWebResponse, type Reply } from './http/reply.js';
import { fromWebRequest, type EndpointRequest, type FetchOptions } from './http/endpoint-request.js';
import { ParsedRequest } from './http/parsed-request.js';
import { PageLanguages } from './pages/page-language.js';
import type { OAuthToken } from './tokens/oauth-token.js';
import { route } from './routes/router.js';
import {
  checkSettings,
  type CheckedSettings,
  type OAuthEndpointSettings,
} from './settings/check-settings.js';
import { createContext } from './create-context.js';
import type { EndpointEnvironment } from './endpoint-environment.js';

/** The server side of sign-in: routes for pages, and functions for the app's own server code. */
export interface OAuthEndpoint {
  /** The path below which it answers, such as `/api/oauth`. */
  readonly basePath: string;
  /** Paths at which callbacks arrive. Only a provider's own `redirectUrl` can be outside of `basePath`. */
  readonly redirectPaths: ReadonlySet<string>;
  /**
   * Answers one request; never throws. A path that it doesn't know gets a JSON 404.
   * @param options the IP address that the connection came from, if the runtime knows it.
   * @example
   * Deno.serve((request, info) => endpoint.fetch(request, { address: info.remoteAddr.hostname }));
   */
  fetch(this: void, request: Request, options?: FetchOptions): Promise<Response>;
  /**
   * The person who is signed in, by the cookies of a request to the app.
   * @param provider its id; without it the provider of the last login.
   * @returns `null` if nobody is signed in.
   * @example
   * const authorization = await endpoint.authorization(request, 'github');
   * if (!authorization) return new Response('Please sign in', { status: 401 });
   * const { accessToken } = await authorization.getToken();
   */
  authorization(this: void, request: HasHeaders, provider?: string): Promise<ServerAuthorization | null>;
  /**
   * Everybody who is signed in, by the cookies of a request to the app, as `GET /session` says it: no token, and nothing changes.
   * For pages that are rendered on the server; its text is the providers', to be escaped.
   * @returns no authorizations if nobody is signed in.
   * @example
   * const html = renderUserBadge({ session: await endpoint.session(request) });
   */
  session(this: void, request: HasHeaders): Promise<WireSession>;
  /**
   * The site's name and every provider, with the name, icon and color of the settings, as `GET /providers` says it. For pages that are
   * rendered on the server: what they show is then what the script shows.
   * @example
   * const { site, providers } = endpoint.providers();
   * const html = renderLoginPanel({ site, providers, session: await endpoint.session(request) });
   */
  providers(this: void): WireProviders;
  /**
   * Signs the browser of a request out, and revokes the tokens, as a logout in the page does: for a form that posts to the app. The
   * app's response must carry `setCookies` of the result.
   * @throws {OAuthError} `csrf_refused` unless a page of this origin asks, `provider_unknown`, `store_unavailable`.
   * @example
   * app.post('/sign-out', async (req, res) => {
   *   const { setCookies } = await endpoint.signOut(req);
   *   res.appendHeader('set-cookie', setCookies).redirect(303, '/');
   * });
   */
  signOut(this: void, request: HasHeaders, options?: SignOutOptions): Promise<SignedOut>;
  /**
   * Signs a person in with a token that the app has stored. The app's response must carry `setCookies` of the result.
   * @param token an `OAuthToken`, its `toJSON()` text, or that text parsed.
   * @throws {OAuthError} `saved_token_invalid` if the provider refuses it, `provider_unknown`, `provider_unreachable`,
   * `session_too_large`, `groups_fetch_failed`.
   * @example
   * const { setCookies } = await endpoint.restore('github', stored, { request, signedInAt });
   * for (const cookie of setCookies) response.headers.append('set-cookie', cookie);
   */
  restore(
    this: void,
    provider: string,
    token: OAuthToken | string | object,
    options?: RestoreOptions,
  ): Promise<ServerAuthorization>;
  /** The sessions of people, in all browsers, with a store: to list and to end them. */
  readonly sessions: OAuthSessions;
  /**
   * A token of a person that works now, for background jobs, with a store: of the session that was begun last, refreshed first if that is
   * due. The session must live; this does not lengthen it.
   * @throws {OAuthError} `reauth_required`, `provider_unreachable`, `store_unavailable`, `settings_invalid` without a store.
   * @example
   * const { accessToken } = await endpoint.tokens({ provider: 'github', id: user.id });
   */
  tokens(this: void, person: PersonAtProvider): Promise<OAuthToken>;
  /** The same as `fetch` for adapters: without `Request` and `Response`, which cost time in some runtimes. */
  handle(this: void, request: EndpointRequest): Promise<Reply>;
}

/**
 * Makes the endpoint that elements and pages talk to. It checks all settings, and makes no request until it is used.
 * @param settings shape and defaults: {@link OAuthEndpointSettings}.
 * @param environment what differs by runtime; `nodeEnvironment()` on Node.
 * @throws {OAuthError} `settings_invalid`, whose description lists every problem by name, without values.
 * @example
 * const endpoint = createOAuthEndpoint({
 *   secret: process.env.OAUTH_SECRET,
 *   baseUrl: 'https://example.com',
 *   providers: [{ type: 'github', clientId: '…', clientSecret: '…' }],
 * });
 * export default { fetch: endpoint.fetch };
 */
export function createOAuthEndpoint(
  settings: OAuthEndpointSettings,
  environment: EndpointEnvironment = {},
): OAuthEndpoint {
  return endpointOf(checkSettings(settings), environment);
}

/** The same with settings that were checked before: with a hundred providers that takes a while. */
export function endpointOf(settings: CheckedSettings, environment: EndpointEnvironment): OAuthEndpoint {
  const { context, openSessions } = createContext(settings, environment);
  const findExternalApp = externalAppFinder(context, openSessions);
  const languages = new PageLanguages(context.settings.locales);
  const answer = async (request: EndpointRequest): Promise<Reply> => {
    const parsed = new ParsedRequest(request, await languages.localeFor(request));
    const reply = await route(context, parsed, findExternalApp);
    reportLargeResponseHead(context.log, reply.headers);
    return reply;
  };
  const requests = new RequestSessions(context);
  return {
    basePath: context.settings.basePath,
    redirectPaths: context.settings.redirectPaths,
    handle: answer,
    authorization: async (request, provider) => authorizationOf(context, requests.of(request), provider),
    session: (request) => readSession(context, request),
    providers: () => listedProviders(context),
    sessions: sessionDirectory(context),
    tokens: (person) => tokenOf(context, person),
    signOut: async (request, options) => signOut(context, request, requests.of(request), options),
    restore: async (provider, token, options) =>
      restore(
        context,
        options?.request === undefined ? requests.empty() : requests.of(options.request),
        provider,
        token,
        options,
      ),
    fetch: async (request, options) => toWebResponse(await answer(fromWebRequest(request, options))),
  };
}
