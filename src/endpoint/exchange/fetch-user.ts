import * as client from 'openid-client';
import { OAuthError } from '../../protocol/errors.js';
import { isSafeUrl } from '../../protocol/loopback.js';
import type { WireUser } from '../../protocol/wire.js';
import type { RawUser, UserDetails } from '../../providers/index.js';
import type { CheckedProvider } from '../settings/settings.js';
import type { Exchanged } from './exchange-code.js';
import type { ProviderClient } from './provider-clients.js';
import { toOAuthError } from './provider-error.js';

/**
 * Asks the provider who signed in.
 * @throws {OAuthError} `user_fetch_failed`, `provider_unreachable`.
 */
export async function fetchUser(
  provider: CheckedProvider,
  providerClient: ProviderClient,
  exchanged: Exchanged,
): Promise<WireUser> {
  const { accessToken } = exchanged.token;
  try {
    const raw = await fetchRaw(provider, providerClient, exchanged);
    const get = (url: string): Promise<unknown> => getJson(providerClient, accessToken, url);
    const details = await (provider.userFn ?? commonClaims)(raw, get, exchanged.claims ?? {});
    const id = provider.userIdFn ? provider.userIdFn(raw) : (raw['sub'] ?? raw['id']);
    if ((typeof id !== 'string' && typeof id !== 'number') || id === '')
      throw failed('The provider did not say who signed in.');
    return {
      id: String(id),
      name: details.name ?? null,
      email: details.email ?? null,
      avatar_url: safeImage(details.avatarUrl),
      groups: [],
      raw,
    };
  } catch (error) {
    throw toOAuthError(error, 'user_fetch_failed');
  }
}

async function fetchRaw(
  provider: CheckedProvider,
  providerClient: ProviderClient,
  { token, claims }: Exchanged,
): Promise<RawUser> {
  const { configuration, openid } = providerClient;
  const endpoint = configuration.serverMetadata().userinfo_endpoint;
  if (claims && openid && endpoint) {
    // The subject must be the ID token's, or somebody else's profile is taken for this person's (S7).
    return client.fetchUserInfo(configuration, token.accessToken, String(claims['sub']));
  }
  if (claims && !endpoint) return claims;
  if (!endpoint) throw failed(`No userEndpoint is set for ${provider.id}.`);
  const raw = await getJson(providerClient, token.accessToken, endpoint);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw failed('The provider did not say who signed in.');
  return raw as RawUser;
}

/** GET with the token in the header, never in the URL (RFC 6750 section 2.1). */
async function getJson(
  { fetch, timeout }: ProviderClient,
  accessToken: string,
  url: string,
): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${accessToken}`,
    accept: 'application/json',
    'user-agent': 'oauth-elements',
  };
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeout * 1000) });
  if (response.status === 403 || response.status === 404) return null;
  if (!response.ok) throw failed('The provider would not say who signed in.');
  return response.json();
}

/** The claims of OpenID Connect Core section 5.1, and the names that plain OAuth providers commonly use. */
function commonClaims(raw: RawUser): UserDetails {
  const text = (...names: string[]): string | null => {
    const found = names.map((name) => raw[name]).find((value) => typeof value === 'string' && value !== '');
    return (found as string | undefined) ?? null;
  };
  const verified = raw['email_verified'] ?? raw['verified_email'] ?? true;
  return {
    name: text('name', 'display_name', 'preferred_username', 'username', 'login'),
    email: verified === true || verified === 'true' ? text('email') : null,
    avatarUrl: text('picture', 'avatar_url'),
  };
}

function safeImage(url: string | null | undefined): string | null {
  return url && URL.canParse(url) && isSafeUrl(new URL(url)) ? url : null;
}

function failed(description: string): OAuthError {
  return new OAuthError('user_fetch_failed', description);
}
