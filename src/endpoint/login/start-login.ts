import { askToContinue } from '../cross-origin/cross-origin-login-reply.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { redirectReply, withChanges, type Answer } from '../http/reply.js';
import { usesPkce } from '../provider-calls/exchange-code.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { secondsOf } from '../runtime/clock.js';
import { sha256Text } from '../runtime/cryptography.js';
import { merge } from '../runtime/merge.js';
import { randomText } from '../runtime/random.js';
import type { PendingLogin } from './pending-login.js';
import type { CheckedLogin } from './login-request.js';
import { makeState } from './state-parameter.js';

/** Starts a login: redirects the person to the provider. The browser holds the values that the callback is compared with. */
export async function startLogin(
  context: EndpointContext,
  request: ParsedRequest,
  login: CheckedLogin,
): Promise<Answer> {
  const { clock, random } = context;
  const { request: requested, provider } = login;
  const { metadata } = await context.clients.get(provider);
  const pending: PendingLogin = {
    request: requested,
    state: makeState(random, secondsOf(clock)),
    nonce: randomText(random, 18),
    verifier: randomText(random, 32),
    instance: context.instance.id,
  };
  const url = await authorizationUrl(context, login, pending, metadata);
  const changes = await context.pendingLogins.begin(request, pending);
  const { client } = requested;
  const reply = client
    ? askToContinue(context, request.locale, { request: requested, target: client, provider }, url)
    : redirectReply(url);
  return withChanges(reply, changes);
}

/** The authorization request (RFC 6749 section 4.1.1), with PKCE (RFC 7636) and a nonce. */
async function authorizationUrl(
  { primitives }: EndpointContext,
  { request, provider, chooseAccount }: CheckedLogin,
  { state, nonce, verifier }: PendingLogin,
  metadata: ProviderClient['metadata'],
): Promise<string> {
  const { scope } = request;
  const pkce: Record<string, string> = usesPkce(provider.pkce, metadata)
    ? { code_challenge: await sha256Text(primitives, verifier), code_challenge_method: 'S256' }
    : {};
  const ofProvider = merge(provider.authorizationParams, chooseAccount ? provider.accountParams : {});
  const parameters = merge(ofProvider, {
    redirect_uri: provider.redirectUrl,
    ...(scope.length ? { scope: scope.join(' ') } : {}),
    state,
    ...(provider.nonce && scope.includes('openid') ? { nonce } : {}),
    ...pkce,
    client_id: provider.clientId,
    response_type: 'code',
  });
  return withParameters(metadata.authorization_endpoint ?? '', parameters);
}

/** @param address as `URL` serialises it; it may have parameters already. */
function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const separator = address.includes('?') ? '&' : '?';
  return address + separator + new URLSearchParams(parameters).toString();
}
