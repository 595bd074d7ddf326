import * as client from 'openid-client';
import { OAuthError } from '../../protocol/errors.js';
import type { RawUser } from '../../providers/index.js';
import { isExact } from '../../providers/values.js';
import type { CheckedProvider } from '../settings/settings.js';
import type { Exchanged } from './exchange-code.js';
import type { ProviderApi } from './provider-api.js';
import type { ProviderClient } from './provider-clients.js';

/**
 * A provider's own JSON about the person: of the answer that brought the token, where the settings say so, else of the user
 * endpoint, else the checked ID token's claims.
 * @throws {OAuthError} `user_fetch_failed`, `provider_unreachable`.
 */
export async function fetchRawUser(
  provider: CheckedProvider,
  { configuration, metadata, openid }: ProviderClient,
  { token, claims, user }: Exchanged,
  api: ProviderApi,
): Promise<RawUser> {
  if (user !== undefined) return samePerson(provider, user, claims);
  const endpoint = metadata.userinfo_endpoint;
  if (claims && openid && endpoint && !provider.sameUserFn) {
    // The subject must be the ID token's, or somebody else's profile is taken for this person's (S7).
    const raw = await client.fetchUserInfo(configuration, token.accessToken, String(claims['sub']));
    // A signed answer (JWT) is read by the library, whose numbers may have lost digits.
    if (!isExactJson(raw)) throw nobody();
    return raw;
  }
  if (claims && !endpoint) return claims;
  if (!endpoint) throw failed(`No userEndpoint is set for ${provider.id}.`);
  const raw = (await api.get(endpoint)) as RawUser | null;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw nobody();
  return samePerson(provider, raw, claims);
}

function samePerson({ sameUserFn }: CheckedProvider, raw: RawUser, claims: RawUser | undefined): RawUser {
  const same: unknown = claims && sameUserFn ? sameUserFn(raw, claims) : true;
  if (same !== true) throw failed('The provider described somebody else than it signed in.');
  return raw;
}

function isExactJson(value: unknown): boolean {
  if (typeof value === 'number') return isExact(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isExactJson);
}

export function nobody(): OAuthError {
  return failed('The provider did not say who signed in.');
}

function failed(description: string): OAuthError {
  return new OAuthError('user_fetch_failed', description);
}
