import type { RawUser } from '../../providers/index.js';

/** Names of what must not leave the server. */
const secretName = /(?:token|secret|code|password)$/i;

/**
 * The user that stands in the answer of the token endpoint, without tokens; `undefined` where nothing stands there.
 * @param path names of fields, separated by dots.
 */
export function userInAnswer(answer: object, path: string): RawUser | undefined {
  let found: unknown = answer;
  for (const name of path.split('.')) {
    if (!isObject(found) || !Object.hasOwn(found, name)) return undefined;
    found = found[name];
  }
  return isObject(found) ? (withoutSecrets(found) as RawUser) : undefined;
}

/** Slack's `authed_user`, for one, holds a token beside the id: what is kept of a user is shown to the page. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isObject(value)) return value;
  const shown = Object.entries(value).filter(([name]) => !secretName.test(name));
  return Object.fromEntries(shown.map(([name, inner]) => [name, withoutSecrets(inner)]));
}

function isObject(value: unknown): value is RawUser {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
