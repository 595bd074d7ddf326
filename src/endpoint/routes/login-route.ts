import { addressOnSite } from '../../protocol/loopback.js';
import type { EndpointContext } from '../endpoint-context.js';
import { usesPkce } from '../provider-calls/exchange-code.js';
import type { FlowRecord } from '../login/flow-record.js';
import { parseLoginRequest, type LoginRequest } from '../login/login-request.js';
import { makeState } from '../login/state-parameter.js';
import { requestedHostIfOther } from '../http/requested-host.js';
import { requireVisit } from '../http/csrf-guards.js';
import { publicTarget } from '../http/request-path.js';
import { redirectReply, type Reply } from '../http/reply.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { secondsOf } from '../runtime/clock.js';
import { sha256Text } from '../runtime/cryptography.js';
import { askedAtOtherHost } from '../log/request-messages.js';
import { randomText } from '../runtime/random.js';
import { replyContinue } from '../cross-origin/cross-origin-login-reply.js';
import { replyToFailedLogin } from '../login/login-result-reply.js';

/** `GET /login/{provider}`: begins a flow and sends the person to the provider. */
export async function startLogin(
  context: EndpointContext,
  request: ParsedRequest,
  provider: string,
): Promise<Reply> {
  // Read first: a parameter that occurs twice is refused before anything else.
  const { query, cookies } = request;
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
  const asked = parseLoginRequest(query, provider, context, request);
  try {
    return await begin(context, request, asked.check(), cookies);
  } catch (error) {
    return replyToFailedLogin(context, request, asked, cookies, error);
  }
}

async function begin(
  context: EndpointContext,
  request: ParsedRequest,
  asked: LoginRequest,
  cookies: ReadonlyMap<string, string>,
): Promise<Reply> {
  const { clock, random, sessions, flows } = context;
  const { provider, scope } = asked;
  const { metadata } = await context.clients.get(provider);
  const record: FlowRecord = {
    provider: provider.id,
    flow: asked.flow,
    labelled: asked.labelled,
    state: makeState(random, secondsOf(clock)),
    nonce: randomText(random, 18),
    verifier: randomText(random, 32),
    mode: asked.mode,
    returnTo: asked.returnTo,
    scope,
    fetchUser: asked.fetchUser,
    fetchGroups: asked.fetchGroups,
    remember: asked.remember,
    instance: context.instance.id,
    ...(asked.completePage === undefined ? {} : { completePage: asked.completePage }),
    ...(asked.client === undefined ? {} : { client: asked.client }),
  };
  const pkce: Record<string, string> = usesPkce(provider.pkce, metadata)
    ? {
        code_challenge: await sha256Text(context.primitives, record.verifier),
        code_challenge_method: 'S256',
      }
    : {};
  const url = withParameters(metadata.authorization_endpoint ?? '', {
    ...provider.authorizationParams,
    ...(asked.chooseAccount ? provider.accountParams : {}),
    redirect_uri: provider.redirectUrl,
    ...(scope.length ? { scope: scope.join(' ') } : {}),
    state: record.state,
    ...(provider.nonce && scope.includes('openid') ? { nonce: record.nonce } : {}),
    ...pkce,
    client_id: provider.clientId,
    response_type: 'code',
  });
  if (asked.client) {
    const begun = await flows.begin(cookies, record, sessions.size(cookies));
    return replyContinue(context, request, { ...asked, client: asked.client }, new URL(url), begun);
  }
  const epoch = sessions.beginEpoch(cookies, provider.id);
  const begun = await flows.begin(cookies, record, sessions.size(cookies) + epoch.size);
  return redirectReply(url, [...begun, ...epoch.setCookies]);
}

/** @param address as `URL` writes it, with parameters of its own or none. */
function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const separator = address.includes('?') ? '&' : '?';
  return address + separator + new URLSearchParams(parameters).toString();
}
