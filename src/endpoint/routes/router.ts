import { OAuthError } from '../../protocol/errors.js';
import { withCors } from '../cross-origin/cors.js';
import { answerExternalApp, type FindExternalApp } from '../cross-origin/cross-origin-requests.js';
import type { EndpointContext } from '../endpoint-context.js';
import { isOfOtherPage } from '../http/csrf-guards.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { withHeader, withoutBody, type Answer, type Reply } from '../http/reply.js';
import { pathBelow, pathOf } from '../http/request-path.js';
import { guessBasePath } from '../log/guess-base-path.js';
import { OperatorNote } from '../log/operator-note.js';
import { reportFailure } from '../log/report-failure.js';
import { originRefused, prefixStripped } from '../log/request-messages.js';
import { replyError } from '../pages/error-reply.js';
import { sendAsCookies } from '../sessions/cookies/set-cookie.js';
import { callbackRoute, findRoute, type FoundRoute, type Handler, type Route } from './route-table.js';

/** Answers a request of the site itself, of an embedding site or of a native app. Never throws. */
export async function route(
  context: EndpointContext,
  request: ParsedRequest,
  findExternalApp: FindExternalApp,
): Promise<Reply> {
  const external = findExternalApp(request);
  const refused = await refuseIfTooMany(external ?? context, request);
  // Before anything of the request is opened or looked up.
  if (refused) return external ? withCors(refused, external.caller.origin) : refused;
  if (!external) return sendAsCookies(await answer(context, request));
  try {
    return await answerExternalApp(external, request, answer);
  } catch (error) {
    return replyToFailure(external, request, error);
  }
}

/** The refusal of a caller that has sent too many requests. What no route answers costs nothing, and is not counted. */
async function refuseIfTooMany(context: EndpointContext, request: ParsedRequest): Promise<Reply | undefined> {
  const route = routeOf(context, request)?.route;
  if (!route || request.method === 'OPTIONS') return undefined;
  if (!route.any && !handlerFor(route, request.method)) return undefined;
  const isOwn = context.caller.app !== undefined || !isOfOtherPage(request);
  const refusal = await context.limits.check(route.counts, request, isOwn);
  if (!refusal) return undefined;
  const reply = route.refuse?.(context, refusal) ?? replyToFailure(context, request, refusal);
  return request.method === 'HEAD' ? withoutBody(reply) : reply;
}

async function answer(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  const reply = await answerWithBody(context, request);
  return request.method === 'HEAD' ? withoutBody(reply) : reply;
}

async function answerWithBody(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  try {
    const found = routeOf(context, request);
    if (!found) throw nothingHere(context.settings.basePath, request);
    const { route, parameter } = found;
    const handler = route.any ?? handlerFor(route, request.method);
    if (handler) return await handler(context, request, parameter);
    reportUnlistedOrigin(context, request);
    const allowed = Object.keys(route)
      .filter((name) => name === name.toUpperCase())
      .join(', ');
    const error = new OAuthError('method_not_allowed', `Only ${allowed} is allowed here.`);
    return withHeader(replyError(context, request, error), 'allow', allowed);
  } catch (error) {
    return replyToFailure(context, request, error);
  }
}

function replyToFailure(context: EndpointContext, request: ParsedRequest, error: unknown): Reply {
  reportFailure(context.log, error);
  const known = error instanceof OAuthError ? error : new OAuthError('server_error', '', error);
  return replyError(context, request, known);
}

/** Looks up redirect URLs first: a provider's own may be anywhere on the site. */
function routeOf({ settings }: EndpointContext, { path, target }: ParsedRequest): FoundRoute | undefined {
  if (settings.redirectPaths.has(path)) return { route: callbackRoute, parameter: '' };
  return findRoute(pathBelow(settings.basePath, target) ?? '');
}

function handlerFor(route: Route, method: string): Handler | undefined {
  return method === 'GET' || method === 'HEAD' || method === 'POST' ? route[method] : undefined;
}

/** `not_found`. If the path is a route below another base path, the operator's log says so: a proxy or framework changes paths. */
function nothingHere(basePath: string, { target }: ParsedRequest): OAuthError {
  const fitting = guessBasePath(basePath, pathOf(target), (below) => findRoute(below) !== undefined);
  const cause = fitting === undefined ? undefined : new OperatorNote(prefixStripped({ basePath, fitting }));
  return new OAuthError('not_found', 'There is nothing at this address.', cause);
}

/** Reports a CORS preflight request from an origin that the settings don't list. */
function reportUnlistedOrigin({ log, settings }: EndpointContext, request: ParsedRequest): void {
  const origin = request.header('origin');
  if (request.method === 'OPTIONS' && origin !== null && origin !== settings.origin)
    log.report(originRefused({ asking: origin, own: settings.origin }));
}
