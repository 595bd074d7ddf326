import { externalAppFinder } from './cross-origin/cross-origin-requests.js';
import { SessionHandles } from './sessions/session-handles.js';
import { OneTimeCodes } from './cross-origin/one-time-codes.js';
import { authorizationOf, type ServerAuthorization } from './server-api/server-authorization.js';
import { restore, type RestoreOptions } from './server-api/restore-authorization.js';
import type { Clock } from './runtime/clock.js';
import { RefreshedTokens } from './refresh/refreshed-tokens.js';
import { joseKey } from './sessions/sealing/jose-key.js';
import type { KeySource } from './sessions/sealing/key-ring.js';
import { CookieJar } from './sessions/cookies/cookie-jar.js';
import { CookieSessionStore } from './sessions/cookies/cookie-session-store.js';
import { OutcomeCookie } from './sessions/cookies/outcome-cookie.js';
import { PendingLoginCookies } from './sessions/cookies/pending-login-cookies.js';
import type { SessionCookieParts } from './sessions/cookies/session-cookie-parts.js';
import { SessionCookieSize } from './sessions/cookies/session-cookie-size.js';
import { Sealer } from './sessions/sealing/sealer.js';
import { parseRecord } from './sessions/session-record.js';
import type { EndpointContext } from './endpoint-context.js';
import type { Fetch } from './provider-calls/guarded-fetch.js';
import { ProviderClients } from './provider-calls/provider-clients.js';
import { FinishedLogins } from './login/finished-logins.js';
import type { HasHeaders } from './http/cookies.js';
import { reportLargeResponseHead } from './http/response-head-size.js';
import { toWebResponse, type Reply } from './http/reply.js';
import { fromWebRequest, type EndpointRequest, type FetchOptions } from './http/endpoint-request.js';
import { ParsedRequest } from './http/parsed-request.js';
import { OperatorLog } from './log/operator-log.js';
import { Refresher } from './refresh/refresher.js';
import type { OAuthToken } from './tokens/oauth-token.js';
import { SavedTokens } from './tokens/saved-tokens.js';
import type { Primitives } from './runtime/cryptography.js';
import { pooledRandom, randomText, type RandomBytes } from './runtime/random.js';
import { route } from './routes/router.js';
import { checkSettings, type OAuthEndpointSettings } from './settings/check-settings.js';

/** What the endpoint takes from its surroundings. */
export interface EndpointEnvironment {
  /** Calls providers. Node's own `fetch` costs several times what that of `nodeEnvironment()` (`oauth-elements/node`) does. */
  fetch?: Fetch;
  /** Milliseconds since 1970. */
  now?: Clock;
  random?: RandomBytes;
  /** Cryptography of the runtime's own; `nodeEnvironment()` brings Node's. Default: Web Crypto. */
  primitives?: Primitives;
  /** Seconds that a provider may take for one answer. */
  timeout?: number;
  /** Settles after some milliseconds, or once it is aborted. */
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export interface OAuthEndpoint {
  /** Where it answers, such as `/api/oauth`. */
  readonly basePath: string;
  /** Where providers send people back to, as requests arrive there: outside of `basePath` only by a `redirectUrl`. */
  readonly redirectPaths: ReadonlySet<string>;
  /**
   * Answers one request; never throws. The same function runs on Node, Deno, Bun and Workers.
   * @param options the caller's address, where the runtime tells it.
   */
  fetch(this: void, request: Request, options?: FetchOptions): Promise<Response>;
  /** Who is signed in, for the app's own server code: with that provider, or by the last login. `null` for a stranger. */
  authorization(this: void, request: HasHeaders, provider?: string): Promise<ServerAuthorization | null>;
  /**
   * Signs a person in with a token that the app has kept: `token.toJSON()`, or what it came from.
   * @throws {OAuthError} `saved_token_invalid`, `provider_unknown`, `provider_unreachable`.
   */
  restore(
    this: void,
    provider: string,
    token: OAuthToken | string | object,
    options?: RestoreOptions,
  ): Promise<ServerAuthorization>;
  /** For adapters: the same without the runtime's own request and response objects. */
  handle(this: void, request: EndpointRequest): Promise<Reply>;
}

/**
 * The endpoint that elements and pages talk to.
 * @throws {OAuthError} `settings_invalid`, listing every problem by name.
 */
export function createOAuthEndpoint(
  settings: OAuthEndpointSettings,
  environment: EndpointEnvironment = {},
): OAuthEndpoint {
  const { context, cookies } = createContext(settings, environment);
  const findExternalApp = externalAppFinder(context, cookies);
  const answer = async (request: EndpointRequest): Promise<Reply> =>
    reportLargeResponseHead(context.log, await route(context, new ParsedRequest(request), findExternalApp));
  return {
    basePath: context.settings.basePath,
    redirectPaths: context.settings.redirectPaths,
    handle: answer,
    authorization: (request, provider) => authorizationOf(context, request, provider),
    restore: (provider, token, options) => restore(context, provider, token, options),
    fetch: async (request, options) => toWebResponse(await answer(fromWebRequest(request, options))),
  };
}

function createContext(
  given: OAuthEndpointSettings,
  environment: EndpointEnvironment,
): { readonly context: EndpointContext; readonly cookies: SessionCookieParts } {
  const settings = checkSettings(given);
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
  const cookies = { settings, clock, random, log, newer, sealer, counted, pending };
  const context: EndpointContext = {
    settings,
    clock,
    random,
    primitives: environment.primitives ?? {},
    fetch,
    timeoutMs,
    wait: environment.wait ?? waitFor,
    sessions: new CookieSessionStore(cookies, jar),
    pendingLogins: pending,
    finished: new FinishedLogins(clock),
    outcomes: new OutcomeCookie(jar),
    clients,
    refresher: new Refresher(clients, newer, clock),
    savedTokens: new SavedTokens(settings, keys),
    codes: new OneTimeCodes(keys, log),
    handles: new SessionHandles(keys, random, Math.max(session.absolute, session.remember)),
    caller: { origin: settings.origin },
    log,
    instance: makeInstance(random, clock),
  };
  return { context, cookies };
}

/** Its id is made when it is first needed: Workers allow no randomness before a request. */
function makeInstance(random: RandomBytes, clock: Clock): EndpointContext['instance'] {
  let id: string | undefined;
  return {
    startedAt: clock(),
    get id() {
      return (id ??= randomText(random, 5));
    },
  };
}

function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
