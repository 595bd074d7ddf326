import type { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import type { LimitedKind } from '../limits/limited-kind.js';
import type { Answer } from '../http/reply.js';
import { receiveLogoutToken } from './backchannel-logout-route.js';
import { visitLogin } from './login-route.js';
import { endSession } from './logout-route.js';
import { listProviders } from './providers-route.js';
import { callApiForPage, refuseCall } from './proxy-route.js';
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
  /** What its requests count as, whatever comes of them. */
  readonly counts: LimitedKind;
  /** Answers a request that is refused because its caller has sent too many; `replyError` unless given. */
  readonly refuse?: (context: EndpointContext, error: OAuthError) => Answer;
  /** Handles every method, and any path below the route. */
  readonly any?: Handler;
};

/** The redirect URLs, where providers send people back to. */
export const callbackRoute: Route = {
  counts: 'callbacks',
  GET: receiveCallback,
  POST: receivePostedCallback,
};

/** Routes by their path below the base path; `*` stands for one segment, `**` for the rest of the path. */
export const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['providers', { counts: 'requests', GET: listProviders, HEAD: listProviders }],
  ['login/*', { counts: 'logins', GET: visitLogin }],
  ['redirect', callbackRoute],
  ['redirect/*', callbackRoute],
  ['session', { counts: 'requests', GET: getSession, HEAD: getSession }],
  ['token', { counts: 'requests', POST: getToken }],
  ['token/save', { counts: 'changes', POST: saveToken }],
  ['token/restore', { counts: 'changes', POST: restoreSession }],
  ['redeem', { counts: 'changes', POST: redeemCode }],
  ['logout', { counts: 'changes', POST: endSession }],
  ['backchannel-logout/*', { counts: 'requests', POST: receiveLogoutToken }],
  ['sessions', { counts: 'changes', GET: listOwnSessions, HEAD: listOwnSessions }],
  ['sessions/end', { counts: 'changes', POST: endOwnSessions }],
  ['proxy/**', { counts: 'requests', any: callApiForPage, refuse: refuseCall }],
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
