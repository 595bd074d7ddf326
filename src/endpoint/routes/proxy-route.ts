import { OAuthError } from '../../protocol/errors.js';
import { againHeader, requestHeader, type WireError } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import { requireOwnCall } from '../http/csrf-guards.js';
import { jsonReply, streamReply, withChanges, withHeader, type Answer } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { statusOf } from '../http/error-status.js';
import { OperatorNote } from '../log/operator-note.js';
import { RateLimited } from '../limits/rate-limited.js';
import { withRetryAfter } from '../pages/error-reply.js';
import { reportFailure } from '../log/report-failure.js';
import { tokenNotAvailable } from '../log/request-messages.js';
import { currentToken } from '../refresh/current-token.js';
import { requireProvider } from '../settings/require-provider.js';
import { SessionOutdated, withMark } from '../refresh/session-outdated.js';
import type { SessionChanges } from '../sessions/session-store.js';
import type { CheckedProvider, CheckedSettings } from '../settings/check-settings.js';
import { answerHeaders, requestHeaders } from '../proxy/api-headers.js';
import { apiUrl } from '../proxy/api-url.js';
import { callApi, discard, type ApiCall } from '../proxy/call-api.js';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const bodyLimit = 1024 * 1024;
const withoutBody = [204, 205, 304];

/**
 * `ANY /proxy/{provider}/{path}`: calls the provider's API with the person's access token, which never leaves the server. The answer
 * is passed on as it is; errors of the endpoint itself carry the header `X-OAuth-Elements: error`.
 */
export async function callApiForPage(context: EndpointContext, request: ParsedRequest): Promise<Answer> {
  try {
    if (!methods.includes(request.method))
      throw new OAuthError('method_not_allowed', 'This method is not passed on.');
    requireOwnCall(request, context.caller);
    const { provider, url } = findApi(context.settings, request);
    await requireSession(context, request, provider);
    const body = await readBody(request);
    const call = { method: request.method, url, headers: requestHeaders(request, provider), body };
    return await answerCall(context, request, provider, call);
  } catch (error) {
    reportFailure(context.log, error);
    const reply = refusal(error, []);
    return reply.status === 405 ? withHeader(reply, 'allow', methods.join(', ')) : reply;
  }
}

/** @throws {OAuthError} `provider_unknown`, `token_not_available`, `proxy_refused`. */
function findApi(settings: CheckedSettings, request: ParsedRequest): { provider: CheckedProvider; url: URL } {
  const { basePath } = settings;
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(request.target) ?? [];
  const [, id = '', below = ''] = /^([^/]*)\/?(.*)$/s.exec(path.slice(`${basePath}/proxy/`.length)) ?? [];
  const provider = requireProvider(settings, id);
  if (provider.tokens !== 'proxy')
    throw new OAuthError(
      'token_not_available',
      "This provider's API is not reached from pages.",
      new OperatorNote(
        tokenNotAvailable({ provider: id, setting: `tokens: "proxy" and apiBases of provider ${id}` }),
      ),
    );
  return { provider, url: apiUrl(provider.apiBases, request.header('x-oauth-base'), below, query) };
}

/**
 * Checked before the body is read: without a session nobody may make the server hold a megabyte for each connection.
 * @throws {OAuthError} `reauth_required`.
 */
async function requireSession(
  { sessions }: EndpointContext,
  request: ParsedRequest,
  { id }: CheckedProvider,
): Promise<void> {
  const stored = await sessions.read(request);
  if (!stored.some(({ record }) => record.provider === id))
    throw new OAuthError('reauth_required', 'Nobody is signed in with that provider.');
}

/** @throws {OAuthError} `body_too_large`. */
async function readBody(request: ParsedRequest): Promise<ApiCall['body']> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const body = await request.bytes(bodyLimit);
  if (body === null) throw new OAuthError('body_too_large', 'The body is too large.');
  return body.length ? body : undefined;
}

/** Calls the API, and calls it again with a refreshed token if the provider answers 401. */
async function answerCall(
  context: EndpointContext,
  request: ParsedRequest,
  provider: CheckedProvider,
  call: ApiCall,
): Promise<Answer> {
  const again = request.header(againHeader);
  const { token, error, changes } = await currentToken(context, request, provider, { again });
  if (error) return refusal(error, changes);
  let newest = changes;
  try {
    const response = await callApi(context, provider, call, token.accessToken);
    if (response.status !== 401) return passBack(response, request.method, newest);
    const refused = token.accessToken;
    const renewed = await currentToken(context, request, provider, { refused, again });
    if (renewed.changes.length) newest = renewed.changes;
    if (renewed.error instanceof SessionOutdated) {
      // The provider has refused the call, so the page may repeat it.
      discard(response);
      return refusal(renewed.error, newest);
    }
    if (!renewed.token || renewed.token.accessToken === refused)
      return passBack(response, request.method, newest);
    discard(response);
    const secondResponse = await callApi(context, provider, call, renewed.token.accessToken);
    return passBack(secondResponse, request.method, newest);
  } catch (error) {
    reportFailure(context.log, error, { provider });
    return refusal(error, newest);
  }
}

function passBack(response: Response, method: string, changes: SessionChanges): Answer {
  const { status } = response;
  const bodiless = withoutBody.includes(status);
  const headers = answerHeaders(response, !bodiless);
  if (!bodiless && method !== 'HEAD')
    return withChanges(streamReply(response.body, headers, status), changes);
  discard(response);
  return withChanges(streamReply(null, headers, status), changes);
}

/** The answer to a call that its caller may not make any more in this minute. */
export function refuseCall(context: EndpointContext, error: OAuthError): Answer {
  reportFailure(context.log, error);
  return refusal(error, []);
}

/** Always JSON: the page's `Accept` header is meant for the provider. */
function refusal(cause: unknown, changes: SessionChanges): Answer {
  const error = cause instanceof OAuthError ? cause : new OAuthError('server_error', '', cause);
  const body: WireError = { error: error.code, error_description: error.description };
  const plain = withChanges(jsonReply(JSON.stringify(body), statusOf(error.code)), changes);
  const marked = withMark(plain, error);
  const isBusy = error.code === 'store_unavailable' || error instanceof RateLimited;
  const reply = isBusy ? withRetryAfter(marked, error) : marked;
  // A header holds the code too: replies to HEAD have no body.
  return withHeader(withHeader(reply, requestHeader, 'error'), 'x-oauth-error', error.code);
}
