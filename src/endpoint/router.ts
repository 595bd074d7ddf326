import { OAuthError } from '../protocol/errors.js';
import type { EndpointContext } from './context.js';
import { parseQuery, type Query } from './http/query.js';
import { withHeader, type Reply } from './http/reply.js';
import type { EndpointRequest } from './http/request.js';
import { replyError } from './routes/error-reply.js';
import { startLogin } from './routes/login.js';
import { endSession } from './routes/logout.js';
import { listProviders } from './routes/providers.js';
import { finishLogin } from './routes/redirect.js';
import { tellSession } from './routes/session.js';

type Handle = (
  context: EndpointContext,
  request: EndpointRequest,
  query: Query,
  parameter: string,
) => Reply | Promise<Reply>;

interface Route {
  readonly method: 'GET' | 'POST';
  readonly handle: Handle;
}

/** Routes by the first segment; those in `below` take a second one. */
const routes: Readonly<Record<string, Route>> = {
  providers: { method: 'GET', handle: (context) => listProviders(context) },
  session: { method: 'GET', handle: tellSession },
  logout: { method: 'POST', handle: endSession },
  redirect: { method: 'GET', handle: (context, request, query) => finishLogin(context, request, query) },
};

const below: Readonly<Record<string, Route>> = {
  login: { method: 'GET', handle: startLogin },
  redirect: { method: 'GET', handle: finishLogin },
};

/** Answers a request; never throws. */
export async function route(context: EndpointContext, request: EndpointRequest): Promise<Reply> {
  try {
    const { target } = request;
    const end = target.indexOf('?');
    const path = end < 0 ? target : target.slice(0, end);
    const found = findRoute(context.settings.basePath, path);
    if (!found) throw new OAuthError('not_found', 'There is nothing at this address.');
    if (request.method !== found.route.method) {
      const error = new OAuthError('method_not_allowed', `Only ${found.route.method} is allowed here.`);
      return withHeader(replyError(context, request, error), 'allow', found.route.method);
    }
    return await found.route.handle(context, request, parseQuery(target), found.parameter);
  } catch (error) {
    return replyError(
      context,
      request,
      error instanceof OAuthError ? error : new OAuthError('server_error', '', error),
    );
  }
}

function findRoute(basePath: string, path: string): { route: Route; parameter: string } | undefined {
  if (!path.startsWith(`${basePath}/`)) return undefined;
  const [name = '', parameter, ...more] = path.slice(basePath.length + 1).split('/');
  const table = parameter === undefined ? routes : below;
  if (more.length || parameter === '' || !Object.hasOwn(table, name)) return undefined;
  const found = table[name];
  return found && { route: found, parameter: parameter ?? '' };
}
