import type { EndpointContext } from '../endpoint-context.js';
import { makeChallenge, usesPkce } from '../provider-calls/pkce.js';
import { renamed } from '../provider-calls/parameter-names.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { merge } from '../runtime/merge.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import type { PendingLogin } from './pending-login.js';
import { sentPageParameters, type PageParameters } from './page-parameters.js';
import type { RequestedAuthentication } from './requested-authentication.js';

/** The authorization request (RFC 6749 section 4.1.1), with PKCE (RFC 7636) and a nonce. */
export async function authorizationUrl(
  { primitives }: EndpointContext,
  provider: CheckedProvider,
  { request, state, nonce, verifier }: PendingLogin,
  metadata: ProviderClient['metadata'],
): Promise<string> {
  const { scope, authentication } = request;
  const ofPage = sentPageParameters(request.parameters, scope, provider, metadata.authorization_endpoint);
  const pkce: Record<string, string> = usesPkce(provider.pkce, metadata)
    ? { code_challenge: await makeChallenge(primitives, verifier), code_challenge_method: 'S256' }
    : {};
  const parameters = merge(authenticationParameters(provider, ofPage, authentication, metadata), {
    redirect_uri: provider.redirectUrl,
    ...(scope.length ? { scope: scope.join(provider.scopeSeparator) } : {}),
    state,
    ...(provider.nonce && scope.includes('openid') ? { nonce } : {}),
    ...pkce,
    client_id: provider.clientId,
    response_type: 'code',
    ...(provider.responseMode === undefined ? {} : { response_mode: provider.responseMode }),
  });
  const url = withParameters(
    metadata.authorization_endpoint ?? '',
    renamed(parameters, provider.authorizationNames),
  );
  // Always with a fragment, even an empty one. Otherwise browsers add the fragment of the address that redirects here, and another provider
  // may have put a token of the person there (RFC 9700 section 4.1.3).
  return `${url}#${provider.authorizationFragment ?? ''}`;
}

/** The provider's own parameters, those of the page, and those that say how the person should authenticate. */
function authenticationParameters(
  { authorizationParams, accountParams, signUpParams }: CheckedProvider,
  ofPage: PageParameters,
  { chooseAccount, loginHint, maxAge, intent }: RequestedAuthentication,
  metadata: ProviderClient['metadata'],
): Readonly<Record<string, string>> {
  const ofAccount = merge(authorizationParams, chooseAccount ? accountParams : {});
  return {
    ...merge(ofAccount, intent === 'sign-up' ? (signUpParams ?? discoveredSignUp(metadata)) : {}),
    ...ofPage,
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
