import { OAuthError } from '../protocol/errors.js';
import { answerClient, type FindClient } from './clients/answer-client.js';
import type { EndpointContext } from './context.js';
import { parseQuery } from './http/query.js';
import { withHeader, type Reply } from './http/reply.js';
import type { EndpointRequest } from './http/request.js';
import { proxyCall } from './proxy/proxy.js';
import { replyError } from './routes/error-reply.js';
import { startLogin } from './routes/login.js';
import { endSession } from './routes/logout.js';
import { listProviders } from './routes/providers.js';
import { finishLogin } from './routes/redirect.js';
import { redeemCode } from './routes/redeem.js';
import { restoreSession } from './routes/restore-token.js';
import { saveToken } from './routes/save-token.js';
import { tellToken } from './routes/token.js';
import { tellSession } from './routes/session.js';
import { withoutSlash } from './settings/redirect-urls.js';
import type { CheckedSettings } from './settings/settings.js';

type Handle = (
  context: EndpointContext,
  request: EndpointRequest,
  parameter: string,
) => Reply | Promise<Reply>;

interface Route {
  readonly method: 'GET' | 'POST';
  readonly handle: Handle;
}

const redirect: Route = {
  method: 'GET',
  handle: (context, request) => finishLogin(context, request, parseQuery(request.target)),
};

/** Routes by their whole path. */
const exact = new Map<string, Route>([
  ['providers', { method: 'GET', handle: listProviders }],
  [
    'session',
    {
      method: 'GET',
      handle: (context, request) => tellSession(context, request, parseQuery(request.target)),
    },
  ],
  ['token', { method: 'POST', handle: tellToken }],
  ['token/save', { method: 'POST', handle: saveToken }],
  ['token/restore', { method: 'POST', handle: restoreSession }],
  ['redeem', { method: 'POST', handle: redeemCode }],
  ['logout', { method: 'POST', handle: endSession }],
  ['redirect', redirect],
]);

/** Routes by their first segment, with a second one as parameter. */
const below = new Map<string, Route>([
  [
    'login',
    {
      method: 'GET',
      handle: (context, request, provider) =>
        startLogin(context, request, parseQuery(request.target), provider),
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
    return replyError(client, request, new OAuthError('server_error', '', error));
  }
}

async function answer(context: EndpointContext, request: EndpointRequest): Promise<Reply> {
  try {
    const { target } = request;
    const end = target.indexOf('?');
    const path = end < 0 ? target : target.slice(0, end);
    if (path.startsWith(`${context.settings.basePath}/proxy/`)) return await proxyCall(context, request);
    const found = findRoute(context.settings, path);
    if (!found) throw new OAuthError('not_found', 'There is nothing at this address.');
    if (request.method !== found.route.method) {
      const error = new OAuthError('method_not_allowed', `Only ${found.route.method} is allowed here.`);
      return withHeader(replyError(context, request, error), 'allow', found.route.method);
    }
    return await found.route.handle(context, request, found.parameter);
  } catch (error) {
    return replyError(
      context,
      request,
      error instanceof OAuthError ? error : new OAuthError('server_error', '', error),
    );
  }
}

function findRoute(
  { basePath, redirectPaths }: CheckedSettings,
  path: string,
): { route: Route; parameter: string } | undefined {
  // A provider's own may be anywhere on the site.
  if (redirectPaths.has(withoutSlash(path))) return { route: redirect, parameter: '' };
  if (!path.startsWith(`${basePath}/`)) return undefined;
  const name = path.slice(basePath.length + 1);
  const whole = exact.get(name);
  if (whole) return { route: whole, parameter: '' };
  const [first = '', parameter, ...more] = name.split('/');
  const route = below.get(first);
  return route && parameter && !more.length ? { route, parameter } : undefined;
}
