import { OAuthError } from '../../../protocol/errors.js';
import { isSafeUrl } from '../../../protocol/loopback.js';
import type { WireUser } from '../../../protocol/wire.js';
import { reasonOf } from '../../log/failure-reason.js';
import { causesOf, OperatorNote } from '../../log/operator-note.js';
import { userRefused } from '../../log/provider-messages.js';
import { userWithoutId } from '../../log/user-messages.js';
import type { Person, ProviderGet, RawUser } from '../../../providers/index.js';
import { idText, nameAmong } from '../../../providers/user-fields.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { userFromClaims } from './user-from-claims.js';
import type { Exchanged } from '../token-endpoint/exchange-code.js';
import { fetchGroups } from './fetch-groups.js';
import { fetchRawUser, nobody } from './fetch-raw-user.js';
import { ProviderApi } from './provider-api.js';
import type { ProviderClient } from '../provider-clients.js';
import { toOAuthError } from '../errors/provider-error.js';
import { withoutTokenFields } from './user-from-token-response.js';
import { withoutTokens } from './without-tokens.js';
import { isUrl } from '../../../protocol/parse-url.js';

/** What a login fetches about the user. */
export interface Wanted {
  readonly fetchUser: boolean;
  readonly fetchGroups: boolean;
}

/**
 * Fetches the user and their groups. `null` if the login wants neither. If it wants only groups, the user has just the id from the ID
 * token, or `""`. Where the token is the app's own, only the answer to the user request shows that the code is one of the provider's: it
 * is always sent.
 * @throws {OAuthError} `user_fetch_failed`, `groups_fetch_failed`, `provider_unreachable`.
 */
export async function fetchUser(
  provider: CheckedProvider,
  providerClient: ProviderClient,
  exchanged: Exchanged,
  wanted: Wanted,
): Promise<WireUser | null> {
  const { appToken } = providerClient;
  if (!wanted.fetchUser && !wanted.fetchGroups && !appToken) return null;
  const { token } = exchanged;
  // Whatever a provider answers reaches pages through here, and must hold no token.
  const shown = <T>(answer: T): T => withoutTokens(answer, { idToken: exchanged.idToken, ...token });
  // A user endpoint may describe the token itself (HubSpot), or name those of another provider, as claims may (Auth0's `identities`).
  const described = (answer: RawUser): RawUser => withoutTokenFields(shown(answer));
  const claims = described(exchanged.claims ?? {});
  const api = new ProviderApi(providerClient, token.accessToken);
  let asked: Promise<RawUser> | undefined;
  const person: Person = {
    claims,
    raw: () => (asked ??= fetchRawUser(provider, providerClient, exchanged, api).then(described)),
  };
  try {
    const found =
      wanted.fetchUser || appToken
        ? await describe(provider, person, async (url) => shown(await api.get(url)))
        : null;
    const user = wanted.fetchUser ? found : null;
    if (!wanted.fetchGroups) return user;
    const known = user ?? userOf(found?.id ?? idFromClaims(provider, claims));
    return { ...known, groups: await fetchGroups(provider, person, api, token.scope, shown) };
  } catch (error) {
    appToken?.doubt();
    const known = toOAuthError(error, 'user_fetch_failed', [token.accessToken]);
    throw known.code === 'user_fetch_failed' ? explained(known, provider, token.scope) : known;
  }
}

/** The same error, with a note for the operator, unless it has one. */
function explained(error: OAuthError, provider: CheckedProvider, granted: readonly string[]): OAuthError {
  if (causesOf(error).some((cause) => cause instanceof OperatorNote)) return error;
  const missing = provider.userScopes.filter((scope) => !granted.includes(scope));
  const entry = userRefused({ provider, why: reasonOf(error), missing });
  return new OAuthError(error.code, error.description, new OperatorNote(entry, error));
}

async function describe(provider: CheckedProvider, person: Person, get: ProviderGet): Promise<WireUser> {
  const raw = await person.raw();
  const id = idText(provider.userIdFn ? provider.userIdFn(raw) : (raw['sub'] ?? raw['id']));
  // Before `userFn`, which may call the provider again.
  if (id === null) throw withoutId(provider, raw);
  const details = await (provider.userFn ?? defaultUserFn)(raw, get, person.claims);
  // A custom function may return anything.
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const relay: unknown = details.isPrivateRelay;
  const email = text(details.email);
  return {
    id,
    name: nameAmong(email, details.name),
    email,
    avatar_url: safeImage(text(details.avatarUrl)),
    ...(typeof relay === 'boolean' ? { is_private_relay: relay } : {}),
    groups: [],
    raw,
  };
}

function withoutId(provider: CheckedProvider, raw: RawUser): OAuthError {
  const hasFunction = provider.userIdFn !== undefined;
  const entry = userWithoutId({ provider, hasFunction, fields: Object.keys(raw) });
  const { code, description } = nobody();
  return new OAuthError(code, description, new OperatorNote(entry));
}

const defaultUserFn: NonNullable<CheckedProvider['userFn']> = (raw, _get, claims) =>
  userFromClaims(raw, claims);

function idFromClaims({ claimsIdFn }: CheckedProvider, claims: RawUser): string {
  const found: unknown = (claimsIdFn ? claimsIdFn(claims) : claims['sub']) ?? undefined;
  const id = found === undefined ? '' : idText(found);
  if (id === null) throw nobody();
  return id;
}

/** A user of whom nothing but the id was wanted. */
function userOf(id: string): WireUser {
  return { id, name: null, email: null, avatar_url: null, groups: [], raw: {} };
}

function safeImage(url: string | null): string | null {
  return url && isUrl(url) && isSafeUrl(new URL(url)) ? url : null;
}
