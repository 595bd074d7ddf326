import * as client from 'openid-client';
import type { Clock } from '../clock.js';
import type { TokenRecord } from '../custody/record.js';
import { OAuthError } from '../../protocol/errors.js';
import { toRecord } from '../exchange/exchange-code.js';
import type { ProviderClient } from '../exchange/provider-clients.js';
import { toOAuthError } from '../exchange/provider-error.js';
import type { CheckedProvider } from '../settings/settings.js';

/**
 * A new token for an old one (RFC 6749 section 6). What the answer leaves out stays as it was: scope, and the refresh
 * token.
 * @throws {OAuthError} `invalid_grant` when the refresh token is dead, `provider_unreachable`, the provider's code.
 */
export async function refreshGrant(
  provider: CheckedProvider,
  { refreshing }: ProviderClient,
  old: TokenRecord,
  clock: Clock,
): Promise<TokenRecord> {
  const { refreshToken } = old;
  try {
    const answer = await client.refreshTokenGrant(refreshing, refreshToken ?? '', provider.refreshParams);
    const token = toRecord(answer, old.scope, clock);
    return { ...token, refreshToken: token.refreshToken ?? refreshToken };
  } catch (error) {
    const known = toOAuthError(error, 'token_response_invalid', [
      ...[refreshToken, old.accessToken, provider.clientSecret],
    ]);
    // GitHub's own word for it.
    throw known.code === 'bad_refresh_token'
      ? new OAuthError('invalid_grant', known.description, known)
      : known;
  }
}
