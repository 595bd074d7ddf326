import type { RawUser } from '../../../providers/index.js';

/** Names of fields that must not leave the server. */
const secretName = /(?:token|secret|code|password)$/i;

/**
 * The user in the response of the token endpoint, without tokens; `undefined` if it has none.
 * @param path names of fields, separated by dots; `.` for the whole response.
 */
export function userInTokenResponse(response: object, path: string): RawUser | undefined {
  let found: unknown = response;
  for (const name of path === '.' ? [] : path.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return isObject(found) ? (withoutSecrets(found) as RawUser) : undefined;
}

/** The page sees the user's fields, and Slack's `authed_user` holds a token beside the id. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  const shown = Object.entries(value).filter(([name]) => !secretName.test(name));
  return Object.fromEntries(shown.map(([name, inner]) => [name, withoutSecrets(inner)]));
}

function isObject(value: unknown): value is RawUser {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
