import { replyContinue } from '../cross-origin/cross-origin-login-reply.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { redirectReply, type Reply } from '../http/reply.js';
import { usesPkce } from '../provider-calls/exchange-code.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { secondsOf } from '../runtime/clock.js';
import { sha256Text } from '../runtime/cryptography.js';
import { randomText } from '../runtime/random.js';
import type { FlowRecord } from './flow-record.js';
import type { CheckedLogin } from './login-request.js';
import { makeState } from './state-parameter.js';

/** Sends the person to the provider, with a cookie that the callback is compared with. */
export async function startLogin(
  context: EndpointContext,
  { cookies, words }: ParsedRequest,
  login: CheckedLogin,
): Promise<Reply> {
  const { clock, random, sessions, flows } = context;
  const { request, provider } = login;
  const { metadata } = await context.clients.get(provider);
  const flow: FlowRecord = {
    request,
    state: makeState(random, secondsOf(clock)),
    nonce: randomText(random, 18),
    verifier: randomText(random, 32),
    instance: context.instance.id,
  };
  const url = await authorizationUrl(context, login, flow, metadata);
  if (request.client) {
    const setCookies = await flows.begin(cookies, flow, sessions.size(cookies));
    return replyContinue(context, words, { request, client: request.client, provider }, url, setCookies);
  }
  const epoch = sessions.beginEpoch(cookies, provider.id);
  const begun = await flows.begin(cookies, flow, sessions.size(cookies) + epoch.size);
  return redirectReply(url, [...begun, ...epoch.setCookies]);
}

/** The authorization request (RFC 6749 section 4.1.1), with PKCE (RFC 7636) and a nonce. */
async function authorizationUrl(
  { primitives }: EndpointContext,
  { request, provider, chooseAccount }: CheckedLogin,
  { state, nonce, verifier }: FlowRecord,
  metadata: ProviderClient['metadata'],
): Promise<string> {
  const { scope } = request;
  const pkce: Record<string, string> = usesPkce(provider.pkce, metadata)
    ? { code_challenge: await sha256Text(primitives, verifier), code_challenge_method: 'S256' }
    : {};
  return withParameters(metadata.authorization_endpoint ?? '', {
    ...provider.authorizationParams,
    ...(chooseAccount ? provider.accountParams : {}),
    redirect_uri: provider.redirectUrl,
    ...(scope.length ? { scope: scope.join(' ') } : {}),
    state,
    ...(provider.nonce && scope.includes('openid') ? { nonce } : {}),
    ...pkce,
    client_id: provider.clientId,
    response_type: 'code',
  });
}

/** @param address as `URL` writes it, with parameters of its own or none. */
function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const separator = address.includes('?') ? '&' : '?';
  return address + separator + new URLSearchParams(parameters).toString();
}
