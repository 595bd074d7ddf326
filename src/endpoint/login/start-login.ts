import { askToContinue } from '../cross-origin/cross-origin-login-reply.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { ParsedRequest } from '../http/parsed-request.js';
import { redirectReply, withChanges, type Answer } from '../http/reply.js';
import { expectsIdToken, usesPkce } from '../provider-calls/exchange-code.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { secondsOf } from '../runtime/clock.js';
import { sha256Text } from '../runtime/cryptography.js';
import { merge } from '../runtime/merge.js';
import { randomText } from '../runtime/random.js';
import type { AuthenticationRequest } from './authentication-request.js';
import type { PendingLogin } from './pending-login.js';
import type { CheckedLogin } from './login-request.js';
import { OAuthError } from '../../protocol/errors.js';
import { OperatorNote } from '../log/operator-note.js';
import { maxAgeUnsupported } from '../log/request-messages.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { makeState } from './state-parameter.js';

/** Starts a login: redirects the person to the provider. The browser holds the values that the callback is compared with. */
export async function startLogin(
  context: EndpointContext,
  request: ParsedRequest,
  login: CheckedLogin,
): Promise<Answer> {
  const { clock, random } = context;
  const { request: requested, provider } = login;
  const client = await context.clients.get(provider);
  const { metadata } = client;
  if (requested.authentication.maxAge !== undefined && !expectsIdToken(client, requested.scope))
    throw new OAuthError(
      'invalid_request',
      `${provider.name} can't say when a person signed in there (max_age).`,
      new OperatorNote(maxAgeUnsupported({ provider })),
    );
  const pending: PendingLogin = {
    request: requested,
    state: makeState(random, secondsOf(clock)),
    nonce: randomText(random, 18),
    verifier: randomText(random, 32),
    instance: context.instance.id,
  };
  const url = await authorizationUrl(context, login, pending, metadata);
  const changes = await context.pendingLogins.begin(request, pending);
  const { client: target } = requested;
  const reply = target
    ? askToContinue(context, request, { request: requested, target, provider }, url)
    : redirectReply(url);
  return withChanges(reply, changes);
}

/** The authorization request (RFC 6749 section 4.1.1), with PKCE (RFC 7636) and a nonce. */
async function authorizationUrl(
  { primitives }: EndpointContext,
  { request, provider }: CheckedLogin,
  { state, nonce, verifier }: PendingLogin,
  metadata: ProviderClient['metadata'],
): Promise<string> {
  const { scope, authentication } = request;
  const pkce: Record<string, string> = usesPkce(provider.pkce, metadata)
    ? { code_challenge: await sha256Text(primitives, verifier), code_challenge_method: 'S256' }
    : {};
  const parameters = merge(authenticationParameters(provider, authentication, metadata), {
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

/** The provider's own parameters, and those that say how the person should authenticate. */
function authenticationParameters(
  { authorizationParams, accountParams, signUpParams }: CheckedProvider,
  { chooseAccount, loginHint, maxAge, intent }: AuthenticationRequest,
  metadata: ProviderClient['metadata'],
): Readonly<Record<string, string>> {
  const ofAccount = merge(authorizationParams, chooseAccount ? accountParams : {});
  return {
    ...merge(ofAccount, intent === 'sign-up' ? (signUpParams ?? discoveredSignUp(metadata)) : {}),
    ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
  };
}

/** `prompt=create`, for a provider whose metadata lists it (Initiating User Registration via OpenID Connect 1.0 section 4). */
function discoveredSignUp(metadata: ProviderClient['metadata']): Readonly<Record<string, string>> {
  const prompts: unknown = metadata['prompt_values_supported'];
  return Array.isArray(prompts) && prompts.includes('create') ? { prompt: 'create' } : {};
}

/** @param address as `URL` serialises it; it may have parameters already, but none twice. */
function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const given = new URLSearchParams(parameters).toString();
  if (!address.includes('?')) return `${address}?${given}`;
  const url = new URL(address);
  for (const name of Object.keys(parameters)) if (url.searchParams.has(name)) url.searchParams.delete(name);
  return url.href + (url.search ? '&' : '?') + given;
}
