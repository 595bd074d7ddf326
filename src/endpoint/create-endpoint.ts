import { externalAppFinder } from './cross-origin/cross-origin-requests.js';
import { LogoutTokens } from './backchannel-logout/logout-tokens.js';
import { SessionHandles } from './sessions/session-handles.js';
import { OneTimeCodes } from './cross-origin/one-time-codes.js';
import { authorizationOf, type ServerAuthorization } from './server-api/server-authorization.js';
import { RequestSessions } from './server-api/request-session.js';
import { tokenOf } from './server-api/background-token.js';
import {
  sessionDirectory,
  type OAuthSessions,
  type PersonAtProvider,
} from './server-api/session-directory.js';
import { readSession } from './server-api/read-session.js';
import { restore, type RestoreOptions } from './server-api/restore-authorization.js';
import type { WireSession } from '../protocol/wire.js';
import type { Clock } from './runtime/clock.js';
import { SingleUseInProcess, SingleUseInStore } from './sessions/single-use.js';
import { RefreshedTokens } from './refresh/refreshed-tokens.js';
import { joseKey } from './sessions/sealing/jose-key.js';
import type { KeySource } from './sessions/sealing/key-ring.js';
import { CookieJar } from './sessions/cookies/cookie-jar.js';
import { OutcomeCookie } from './sessions/cookies/outcome-cookie.js';
import { PendingLoginCookies } from './sessions/cookies/pending-login-cookies.js';
import type { SessionCookieParts } from './sessions/cookies/session-cookie-parts.js';
import { SessionCookieSize } from './sessions/cookies/session-cookie-size.js';
import { openStore, sessionsIn, type OpenSessions } from './sessions/open-sessions.js';
import { Sealer } from './sessions/sealing/sealer.js';
import { SealedEntries } from './sessions/stored/sealed-entries.js';
import { parseRecord, parseToken } from './sessions/session-record.js';
import type { EndpointContext } from './endpoint-context.js';
import type { Fetch } from './provider-calls/network/guarded-fetch.js';
import { ProviderClients } from './provider-calls/provider-clients.js';
import { CodeExchanges } from './login/exchange-once.js';
import type { HasHeaders } from './http/cookies.js';
import { reportLargeResponseHead } from './http/response-head-size.js';
import { toWebResponse, type Reply } from './http/reply.js';
import { fromWebRequest, type EndpointRequest, type FetchOptions } from './http/endpoint-request.js';
import { ParsedRequest } from './http/parsed-request.js';
import { RateLimits } from './limits/rate-limits.js';
import { OperatorLog } from './log/operator-log.js';
import { PageLanguages } from './pages/page-language.js';
import { SharedRefreshes } from './refresh/shared-refreshes.js';
import { Refresher } from './refresh/refresher.js';
import type { OAuthToken } from './tokens/oauth-token.js';
import { SavedTokens } from './tokens/saved-tokens.js';
import type { Primitives } from './runtime/cryptography.js';
import { pooledRandom, randomText, type RandomBytes } from './runtime/random.js';
import { waitFor } from './runtime/wait-for.js';
import { route } from './routes/router.js';
import {
  checkSettings,
  type CheckedSettings,
  type OAuthEndpointSettings,
} from './settings/check-settings.js';

/** What the endpoint takes from its runtime. Everything has a default that works in every runtime. */
export interface EndpointEnvironment {
  /**
   * Calls providers. Default: the global `fetch`. On Node, `nodeEnvironment()` of `oauth-elements/node` brings one that costs a
   * quarter of the CPU.
   */
  fetch?: Fetch;
  /** The current time in milliseconds since 1970. Default: `Date.now`. */
  now?: Clock;
  /** Fills an array with random bytes. Default: Web Crypto. */
  random?: RandomBytes;
  /** Faster cryptography; `nodeEnvironment()` brings Node's. Default: Web Crypto. */
  primitives?: Primitives;
  /** Seconds that a provider may take for one answer. Default: 10. */
  timeout?: number;
  /** Resolves after some milliseconds, or once it is aborted. Default: `setTimeout`. */
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

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
    authorization: (request, provider) => authorizationOf(context, requests.of(request), provider),
    session: (request) => readSession(context, request),
    sessions: sessionDirectory(context),
    tokens: (person) => tokenOf(context, person),
    restore: (provider, token, options) =>
      restore(context, requests.of(options?.request), provider, token, options),
    fetch: async (request, options) => toWebResponse(await answer(fromWebRequest(request, options))),
  };
}

function createContext(
  settings: CheckedSettings,
  environment: EndpointEnvironment,
): { readonly context: EndpointContext; readonly openSessions: OpenSessions } {
  const clock = environment.now ?? Date.now;
  const random = environment.random ?? pooledRandom();
  const fetch: Fetch = environment.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const timeoutMs = (environment.timeout ?? 10) * 1000;
  const log = new OperatorLog(settings.log);
  const jar = new CookieJar(settings);
  const clients = new ProviderClients(fetch, clock, timeoutMs, log);
  const newer = new RefreshedTokens(clock);
  const { session, endpointUrl: endpoint, secrets } = settings;
  const makeKey = environment.primitives?.sealingKey ?? joseKey;
  const keys: KeySource = { secrets, endpoint, clock, makeKey };
  const counted = new SessionCookieSize(settings);
  const pending = new PendingLoginCookies({ keys, jar, random, log, counted });
  const sealer = new Sealer(keys, 'authorization', parseRecord);
  const cookies: SessionCookieParts = { settings, clock, random, log, newer, sealer, counted, pending };
  const primitives = environment.primitives ?? {};
  const stored = settings.store && openStore(settings.store, cookies, keys, primitives);
  const used = stored ? new SingleUseInStore(stored.store) : new SingleUseInProcess(clock);
  const openSessions = sessionsIn(stored, cookies);
  const wait = environment.wait ?? waitFor;
  const longestSessionMs = Math.max(session.absolute, session.remember) * 1000;
  const shared =
    stored &&
    new SharedRefreshes({
      ...{ store: stored.store, random, wait, timeoutMs, longestSessionMs },
      results: new SealedEntries(keys, parseToken),
    });
  const context: EndpointContext = {
    settings,
    clock,
    random,
    primitives,
    stored,
    fetch,
    timeoutMs,
    wait,
    sessions: openSessions(jar),
    pendingLogins: pending,
    exchanges: new CodeExchanges(used),
    outcomes: new OutcomeCookie(jar),
    clients,
    logoutTokens: new LogoutTokens(clients, clock),
    refresher: new Refresher(clients, newer, clock, shared),
    savedTokens: new SavedTokens(settings, keys, stored?.store),
    codes: new OneTimeCodes(keys, log, used),
    handles: new SessionHandles(keys, random, longestSessionMs / 1000),
    limits: new RateLimits({
      ...{ clock, log, store: stored?.store },
      ...{ limit: settings.rateLimit, trustProxy: settings.trustProxy },
    }),
    caller: { origin: settings.origin },
    log,
    instance: makeInstance(random, clock),
  };
  return { context, openSessions };
}

/** The id is made when it is first read: Workers allow no randomness before a request. */
function makeInstance(random: RandomBytes, clock: Clock): EndpointContext['instance'] {
  let id: string | undefined;
  return {
    startedAt: clock(),
    get id() {
      return (id ??= randomText(random, 5));
    },
  };
}
