import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import type { Answer } from '../http/reply.js';
import { visitLogin } from './login-route.js';
import { endSession } from './logout-route.js';
import { listProviders } from './providers-route.js';
import { callApiForPage } from './proxy-route.js';
import { redeemCode } from './redeem-route.js';
import { receiveCallback, receivePostedCallback } from './redirect-route.js';
import { restoreSession } from './restore-token-route.js';
import { saveToken } from './save-token-route.js';
import { getSession } from './session-route.js';
import { endOwnSessions, listOwnSessions } from './sessions-route.js';
import { getToken } from './token-route.js';

/**
 * Handles the requests to one route.
 * @param parameter the part of the path below the route, such as a provider's id; `""` if there is none.
 */
export type Handler = (
  context: EndpointContext,
  request: ParsedRequest,
  parameter: string,
) => Answer | Promise<Answer>;

/** Handlers by method, in the order of `Allow`. `HEAD` stands only where it changes nothing. */
export type Route = Readonly<Partial<Record<'GET' | 'HEAD' | 'POST', Handler>>> & {
  /** Handles every method, and any path below the route. */
  readonly any?: Handler;
};

/** The redirect URLs, where providers send people back to. */
export const callbackRoute: Route = { GET: receiveCallback, POST: receivePostedCallback };

/** Routes by their path below the base path; `*` stands for one segment, `**` for the rest of the path. */
const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['providers', { GET: listProviders, HEAD: listProviders }],
  ['login/*', { GET: visitLogin }],
  ['redirect', callbackRoute],
  ['redirect/*', callbackRoute],
  ['session', { GET: getSession, HEAD: getSession }],
  ['token', { POST: getToken }],
  ['token/save', { POST: saveToken }],
  ['token/restore', { POST: restoreSession }],
  ['redeem', { POST: redeemCode }],
  ['logout', { POST: endSession }],
  ['sessions', { GET: listOwnSessions, HEAD: listOwnSessions }],
  ['sessions/end', { POST: endOwnSessions }],
  ['proxy/**', { any: callApiForPage }],
]);

export interface FoundRoute {
  readonly route: Route;
  readonly parameter: string;
}

/** @param path below the base path. */
export function findRoute(path: string): FoundRoute | undefined {
  const exact = routes.get(path);
  if (exact) return { route: exact, parameter: '' };
  const slash = path.indexOf('/');
  if (slash < 0) return undefined;
  const [first, parameter] = [path.slice(0, slash), path.slice(slash + 1)];
  const below = parameter && !parameter.includes('/') ? routes.get(`${first}/*`) : undefined;
  const route = below ?? routes.get(`${first}/**`);
  return route && { route, parameter };
}
