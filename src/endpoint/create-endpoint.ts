import type { Clock } from './clock.js';
import { SessionCookies } from './custody/session-cookies.js';
import type { EndpointContext } from './context.js';
import type { Fetch } from './exchange/guarded-fetch.js';
import { ProviderClients } from './exchange/provider-clients.js';
import { FinishedFlows } from './flow/finished-flows.js';
import { FlowCookies } from './flow/flow-cookies.js';
import { OutcomeCookie } from './flow/outcome.js';
import { CookieJar } from './http/cookies.js';
import { toWebResponse, type Reply } from './http/reply.js';
import { fromWebRequest, type EndpointRequest } from './http/request.js';
import { pooledRandom, type RandomBytes } from './random.js';
import { route } from './router.js';
import { checkSettings, type OAuthEndpointSettings } from './settings/settings.js';

/** What the endpoint takes from its surroundings. */
export interface EndpointEnvironment {
  /** Calls providers. Node's own `fetch` costs several times what `createNodeFetch` of `oauth-elements/node` does. */
  fetch?: Fetch;
  /** Milliseconds since 1970. */
  now?: Clock;
  random?: RandomBytes;
  /** Seconds that a provider may take for one answer. */
  timeout?: number;
}

export interface OAuthEndpoint {
  /** Where it answers, such as `/api/oauth`. */
  readonly basePath: string;
  /** Answers one request; never throws. The same function runs on Node, Deno, Bun and Workers. */
  fetch(this: void, request: Request): Promise<Response>;
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
  const context = createContext(settings, environment);
  return {
    basePath: context.settings.basePath,
    handle: (request) => route(context, request),
    fetch: async (request) => toWebResponse(await route(context, fromWebRequest(request))),
  };
}

function createContext(given: OAuthEndpointSettings, environment: EndpointEnvironment): EndpointContext {
  const settings = checkSettings(given);
  const clock = environment.now ?? Date.now;
  const random = environment.random ?? pooledRandom();
  const fetch: Fetch = environment.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const jar = new CookieJar(settings.origin);
  return {
    settings,
    clock,
    random,
    sessions: new SessionCookies(settings, jar, clock, random),
    flows: new FlowCookies(settings.secrets, jar, clock),
    finished: new FinishedFlows(clock),
    outcomes: new OutcomeCookie(jar),
    clients: new ProviderClients(fetch, clock, environment.timeout ?? 10),
  };
}
