import { addressOnSite } from '../../protocol/loopback.js';
import type { EndpointContext } from '../endpoint-context.js';
import { requireVisit } from '../http/csrf-guards.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { redirectReply, type Answer } from '../http/reply.js';
import { publicTarget } from '../http/request-path.js';
import { requestedHostIfOther } from '../http/requested-host.js';
import { askedAtOtherHost } from '../log/request-messages.js';
import { loginAgainUrl } from '../login/login-again-url.js';
import { parseLoginRequest } from '../login/login-request.js';
import { replyToFailedLogin } from '../login/login-result-reply.js';
import { startLogin } from '../login/start-login.js';

/** `GET /login/{provider}`: starts a login and redirects the person to the provider. */
export async function visitLogin(
  context: EndpointContext,
  request: ParsedRequest,
  providerId: string,
): Promise<Answer> {
  // Parsed first: a parameter that occurs twice is refused before anything else.
  const { query } = request;
  requireVisit(request);
  const { origin, endpointUrl, basePath } = context.settings;
  const isRight = origin.endsWith(`//${request.host}`);
  const elsewhere = isRight
    ? undefined
    : addressOnSite(origin, request.host, publicTarget(endpointUrl, basePath, request.target));
  if (elsewhere !== undefined) return redirectReply(elsewhere);
  const otherHost = requestedHostIfOther(request, origin);
  if (otherHost !== undefined)
    context.log.report(askedAtOtherHost({ host: otherHost, origin, step: 'login' }));
  const { target, check } = parseLoginRequest(query, providerId, context, request);
  let again: string | undefined;
  try {
    const login = check();
    again = loginAgainUrl(context.settings, login);
    return await startLogin(context, request, login);
  } catch (error) {
    return replyToFailedLogin(context, request, { target, again }, error);
  }
}
