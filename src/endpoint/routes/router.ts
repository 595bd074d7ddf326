import { OAuthError } from '../../protocol/errors.js';
import { answerClient, type FindClient } from '../cross-origin/cross-origin-requests.js';
import type { EndpointContext } from '../endpoint-context.js';
import { pathBelow, pathOf, withoutSlash } from '../http/request-path.js';
import { parseQuery } from '../http/query.js';
import { withHeader, withoutBody, type Reply } from '../http/reply.js';
import type { EndpointRequest } from '../http/endpoint-request.js';
import { OperatorNote } from '../log/operator-note.js';
import { reportFailure } from '../log/report-failure.js';
import { guessBasePath } from '../log/guess-base-path.js';
import { originRefused, prefixStripped } from '../log/request-messages.js';
import { proxyCall } from './proxy-route.js';
import { replyError } from '../pages/error-reply.js';
import { startLogin } from './login-route.js';
import { endSession } from './logout-route.js';
import { finishPostedLogin } from './redirect-route.js';
import { listProviders } from './providers-route.js';
import { finishLogin } from '../login/finish-login.js';
import { redeemCode } from './redeem-route.js';
import { restoreSession } from './restore-token-route.js';
import { saveToken } from './save-token-route.js';
import { tellToken } from './token-route.js';
import { tellSession } from './session-route.js';

type Handle = (
  context: EndpointContext,
  request: EndpointRequest,
  parameter: string,
) => Reply | Promise<Reply>;

/** What answers which method; the names are what `Allow` says. `HEAD` is only where it changes nothing. */
type Route = Readonly<Partial<Record<'GET' | 'HEAD' | 'POST', Handle>>>;

const session: Handle = (context, request) => tellSession(context, request, parseQuery(request.target));

const redirect: Route = {
  GET: (context, request) => finishLogin(context, request, parseQuery(request.target)),
  POST: finishPostedLogin,
};

/** Routes by their whole path. */
const exact = new Map<string, Route>([
  ['providers', { GET: listProviders, HEAD: listProviders }],
  ['session', { GET: session, HEAD: session }],
  ['token', { POST: tellToken }],
  ['token/save', { POST: saveToken }],
  ['token/restore', { POST: restoreSession }],
  ['redeem', { POST: redeemCode }],
  ['logout', { POST: endSession }],
  ['redirect', redirect],
]);

/** Routes by their first segment, with a second one as parameter. */
const belowFirst = new Map<string, Route>([
  [
    'login',
    {
      GET: (context, request, provider) => startLogin(context, request, parseQuery(request.target), provider),
    },
  ],
  ['redirect', redirect],
]);

/** Answers a request, the site's own or a client's; never throws. */
export async function route(
  context: EndpointContext,
  request: EndpointRequest,
  findClient: FindClient,
): Promise<Reply> {
  const client = findClient(request);
  if (!client) return answer(context, request);
  try {
    return await answerClient(client, request, answer);
  } catch (error) {
    reportFailure(client.log, error);
    return replyError(client, request, new OAuthError('server_error', '', error));
  }
}

async function answer(context: EndpointContext, request: EndpointRequest): Promise<Reply> {
  const reply = await answerWhole(context, request);
  return request.method === 'HEAD' ? withoutBody(reply) : reply;
}

async function answerWhole(context: EndpointContext, request: EndpointRequest): Promise<Reply> {
  try {
    const { basePath, redirectPaths } = context.settings;
    const below = pathBelow(basePath, request.target);
    if (below?.startsWith('proxy/')) return await proxyCall(context, request);
    // A provider's own redirect URL may be anywhere on the site.
    const isCallback = redirectPaths.has(withoutSlash(pathOf(request.target)));
    const found = isCallback ? { route: redirect, parameter: '' } : findRoute(below ?? '');
    if (!found) throw nothingHere(basePath, request);
    const { route, parameter } = found;
    const handle = Object.hasOwn(route, request.method) ? route[request.method as keyof Route] : undefined;
    if (handle) return await handle(context, request, parameter);
    noticeStrangersPage(context, request);
    const allowed = Object.keys(route).join(', ');
    const error = new OAuthError('method_not_allowed', `Only ${allowed} is allowed here.`);
    return withHeader(replyError(context, request, error), 'allow', allowed);
  } catch (error) {
    reportFailure(context.log, error);
    return replyError(
      context,
      request,
      error instanceof OAuthError ? error : new OAuthError('server_error', '', error),
    );
  }
}

function findRoute(path: string): { route: Route; parameter: string } | undefined {
  const whole = exact.get(path);
  if (whole) return { route: whole, parameter: '' };
  const [first = '', parameter, ...more] = path.split('/');
  const route = belowFirst.get(first);
  return route && parameter && !more.length ? { route, parameter } : undefined;
}

/** Where a route of ours was asked for below another path, a proxy or framework changes paths. */
function nothingHere(basePath: string, { target }: EndpointRequest): OAuthError {
  const fitting = guessBasePath(basePath, pathOf(target), (path) => findRoute(path) !== undefined);
  const cause = fitting === undefined ? undefined : new OperatorNote(prefixStripped({ basePath, fitting }));
  return new OAuthError('not_found', 'There is nothing at this address.', cause);
}

/** A browser's question beforehand, on behalf of a page that is none of the clients (CORS). */
function noticeStrangersPage({ log, settings }: EndpointContext, request: EndpointRequest): void {
  const asking = request.header('origin');
  if (request.method === 'OPTIONS' && asking !== null && asking !== settings.origin)
    log.report(originRefused({ asking, own: settings.origin }));
}
