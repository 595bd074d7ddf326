import * as client from 'openid-client';
import { OAuthError } from '../../protocol/errors.js';
import { isSafeUrl } from '../../protocol/loopback.js';
import type { WireUser } from '../../protocol/wire.js';
import { reasonOf } from '../log/failure-reason.js';
import { OperatorNote } from '../log/operator-note.js';
import { userRefused } from '../log/provider-messages.js';
import type { Person, RawUser, UserDetails } from '../../providers/index.js';
import type { CheckedProvider } from '../settings/settings.js';
import type { Exchanged } from './exchange-code.js';
import { fetchGroups } from './fetch-groups.js';
import { ProviderApi } from './provider-api.js';
import type { ProviderClient } from './provider-clients.js';
import { toOAuthError } from './provider-error.js';

/** What of a person a login asks for. */
export interface Wanted {
  readonly fetchUser: boolean;
  readonly fetchGroups: boolean;
}

/**
 * Asks the provider who signed in, and for their groups. `null` where neither is wanted. Where only groups are, there
 * is little of the person: the id of the ID token, or `""`.
 * @throws {OAuthError} `user_fetch_failed`, `groups_fetch_failed`, `provider_unreachable`.
 */
export async function fetchUser(
  provider: CheckedProvider,
  providerClient: ProviderClient,
  exchanged: Exchanged,
  wanted: Wanted,
): Promise<WireUser | null> {
  if (!wanted.fetchUser && !wanted.fetchGroups) return null;
  const { token, claims = {} } = exchanged;
  const api = new ProviderApi(providerClient, token.accessToken);
  let asked: Promise<RawUser> | undefined;
  const person: Person = {
    claims,
    raw: () => (asked ??= fetchRaw(provider, providerClient, exchanged, api)),
  };
  try {
    const user = wanted.fetchUser ? await describe(provider, person, api) : barely(provider, claims);
    if (!wanted.fetchGroups) return user;
    return { ...user, groups: await fetchGroups(provider, person, api, token.scope) };
  } catch (error) {
    const known = toOAuthError(error, 'user_fetch_failed', [token.accessToken]);
    throw known.code === 'user_fetch_failed' ? explained(known, provider, token.scope) : known;
  }
}

/** The same failure, with what the operator can do about it. */
function explained(error: OAuthError, provider: CheckedProvider, granted: readonly string[]): OAuthError {
  const missing = provider.userScopes.filter((scope) => !granted.includes(scope));
  const entry = userRefused({ provider, why: reasonOf(error), missing });
  return new OAuthError(error.code, error.description, new OperatorNote(entry, error));
}

async function describe(provider: CheckedProvider, person: Person, api: ProviderApi): Promise<WireUser> {
  const raw = await person.raw();
  const details = await (provider.userFn ?? commonClaims)(raw, (url) => api.get(url), person.claims);
  // A custom function may answer anything.
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const id = provider.userIdFn ? provider.userIdFn(raw) : (raw['sub'] ?? raw['id']);
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') throw nobody();
  return {
    id: String(id),
    name: text(details.name),
    email: text(details.email),
    avatar_url: safeImage(text(details.avatarUrl)),
    groups: [],
    raw,
  };
}

function barely({ claimsIdFn }: CheckedProvider, claims: RawUser): WireUser {
  const found = claimsIdFn ? claimsIdFn(claims) : claims['sub'];
  const id = typeof found === 'string' ? found : '';
  return { id, name: null, email: null, avatar_url: null, groups: [], raw: {} };
}

async function fetchRaw(
  provider: CheckedProvider,
  { configuration, metadata, openid }: ProviderClient,
  { token, claims }: Exchanged,
  api: ProviderApi,
): Promise<RawUser> {
  const endpoint = metadata.userinfo_endpoint;
  if (claims && openid && endpoint && !provider.sameUserFn) {
    // The subject must be the ID token's, or somebody else's profile is taken for this person's (S7).
    return client.fetchUserInfo(configuration, token.accessToken, String(claims['sub']));
  }
  if (claims && !endpoint) return claims;
  if (!endpoint) throw failed(`No userEndpoint is set for ${provider.id}.`);
  const raw = (await api.get(endpoint)) as RawUser | null;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw nobody();
  const same: unknown = claims && provider.sameUserFn ? provider.sameUserFn(raw, claims) : true;
  if (same !== true) throw failed('The provider described somebody else than it signed in.');
  return raw;
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

function safeImage(url: string | null): string | null {
  return url && URL.canParse(url) && isSafeUrl(new URL(url)) ? url : null;
}

function nobody(): OAuthError {
  return failed('The provider did not say who signed in.');
}

function failed(description: string): OAuthError {
  return new OAuthError('user_fetch_failed', description);
}
