import { processRevocationResponse } from 'oauth4webapi';
import { OAuthError } from '../../../protocol/errors.js';
import type { ClientSend, ParameterNames } from '../../../providers/index.js';
import type { TokenRecord } from '../../sessions/session-record.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { basicCredentials, proofFields, secretsOf } from './client-authentication.js';
import type { ProviderClient } from '../provider-clients.js';
import { toOAuthError } from '../errors/provider-error.js';
import { renamed } from '../parameter-names.js';

/**
 * Revokes a token at the provider (S11): by the provider's own function, or by RFC 7009. The refresh token comes first, because many
 * providers then revoke its access tokens too. If the provider has neither, it does nothing, nor for the app's own token, which other
 * people's sessions hold too.
 * @throws {OAuthError} `provider_unreachable` if a later try may work, otherwise the provider's code.
 */
export async function revokeToken(
  provider: CheckedProvider,
  providerClient: ProviderClient,
  { accessToken, refreshToken }: TokenRecord,
): Promise<void> {
  const { metadata, appToken } = providerClient;
  if (appToken) return;
  try {
    if (provider.revokeFn) {
      const status = await provider.revokeFn(
        { accessToken, refreshToken },
        clientSend(provider, providerClient),
      );
      // 404 and 422: the token no longer exists.
      if (status > 299 && status !== 404 && status !== 422)
        throw new OAuthError('server_error', 'The provider did not end the token.');
    } else if (metadata.revocation_endpoint) {
      const address = metadata.revocation_endpoint;
      const revoke = (token: string, kind: string): Promise<void> =>
        revokeOne(providerClient, address, token, kind, provider.tokenNames);
      const refused = refreshToken ? await refusalOf(revoke(refreshToken, 'refresh_token')) : undefined;
      await revoke(accessToken, 'access_token');
      if (refused) throw refused;
    }
  } catch (error) {
    throw toOAuthError(error, 'server_error', [accessToken, refreshToken, provider.clientSecret]);
  }
}

/**
 * RFC 7009 section 2.1. Any status of success will do (section 2.2): some providers send 204.
 * @param names the provider's own names, which are those of its token requests (TikTok).
 */
async function revokeOne(
  { fetch, revocationProof }: ProviderClient,
  address: string,
  token: string,
  kind: string,
  names: ParameterNames,
): Promise<void> {
  const { headers } = revocationProof;
  const proof = await proofFields(revocationProof);
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'user-agent': 'oauth-elements',
      ...headers,
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    },
    body: new URLSearchParams(renamed({ token_type_hint: kind, token, ...proof }, names)).toString(),
  });
  if (response.ok) return;
  await processRevocationResponse(response).catch((error: unknown) => {
    throw toOAuthError(error, 'server_error', [token, ...secretsOf(proof, headers)]);
  });
}

/**
 * A server that ends one kind of token may refuse the other (`unsupported_token_type`, RFC 7009 section 2.2.1).
 * @throws {OAuthError} `provider_unreachable`: a repeated request would fail as well.
 */
async function refusalOf(revocation: Promise<void>): Promise<OAuthError | undefined> {
  try {
    await revocation;
    return undefined;
  } catch (error) {
    const known = toOAuthError(error, 'server_error');
    if (known.code === 'provider_unreachable') throw known;
    return known;
  }
}

/** The client's own requests, proved by its secret in the header (RFC 6749 section 2.3.1). */
function clientSend({ clientId, clientSecret = '' }: CheckedProvider, { fetch }: ProviderClient): ClientSend {
  return async (method, url, body) => {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: basicCredentials(clientId, clientSecret),
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'oauth-elements',
      },
      body: JSON.stringify(body),
    });
    return response.status;
  };
}
