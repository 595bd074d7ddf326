import { OAuthError } from '../../../protocol/errors.js';
import type { WireGroup } from '../../../protocol/wire.js';
import { reasonOf } from '../../log/failure-reason.js';
import { OperatorNote } from '../../log/operator-note.js';
import { groupsRefused } from '../../log/provider-messages.js';
import type { Person, ProviderList } from '../../../providers/index.js';
import { fieldsOf, idText } from '../../../providers/user-fields.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { listPages } from './list-pages.js';
import type { ProviderApi } from './provider-api.js';
import { toOAuthError } from '../errors/provider-error.js';

/**
 * Fetches the user's groups. If the provider refuses, that is an error, never an empty list.
 * @param granted scopes, so that the error can name the missing ones.
 * @param shown what of an answer pages may see.
 * @throws {OAuthError} `groups_fetch_failed`, `provider_unreachable`.
 */
export async function fetchGroups(
  provider: CheckedProvider,
  person: Person,
  api: ProviderApi,
  granted: readonly string[],
  shown: (answer: unknown) => unknown,
): Promise<WireGroup[]> {
  const list: ProviderList = (url, read) => listPages(api, url, read, refusalText(provider, granted));
  try {
    return toGroups(shown(await (provider.groupsFn ?? groupsClaim)(person, list)));
  } catch (error) {
    const known = toOAuthError(error, 'groups_fetch_failed');
    if (!['user_fetch_failed', 'groups_fetch_failed'].includes(known.code)) throw known;
    const entry = groupsRefused({ provider, why: reasonOf(known), missing: missingOf(provider, granted) });
    throw new OAuthError('groups_fetch_failed', known.description, new OperatorNote(entry, error));
  }
}

function missingOf({ groupScopes }: CheckedProvider, granted: readonly string[]): string[] {
  return groupScopes.filter((scope) => !granted.includes(scope));
}

function refusalText(provider: CheckedProvider, granted: readonly string[]): string {
  const { groupScopes, name } = provider;
  const missing = missingOf(provider, granted);
  return missing.length
    ? `${name} refuses to list the groups: ${missing.join(' ')} was not granted.`
    : `${name} refuses to list the groups, although ${groupScopes.join(' ') || 'no scope'} was asked for.`;
}

/** The `groups` claim (Okta, Keycloak, GitLab), from the ID token, else from the profile. */
async function groupsClaim({ claims, raw }: Person): Promise<unknown> {
  const found = claims['groups'] ?? (await raw())['groups'];
  if (found === undefined)
    throw new OAuthError('groups_fetch_failed', 'The provider sends no groups: set groupsFn.');
  return found;
}

function toGroups(found: unknown): WireGroup[] {
  if (!Array.isArray(found)) throw invalid();
  return found.map((entry: unknown) => {
    const { id: given, name } = typeof entry === 'string' ? { id: entry } : fieldsOf(entry);
    const id = idText(given);
    if (id === null) throw invalid();
    return { id, name: typeof name === 'string' ? name : id };
  });
}

function invalid(): OAuthError {
  return new OAuthError('groups_fetch_failed', "The provider answered with groups that can't be read.");
}
