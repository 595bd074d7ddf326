import type { RawUser } from '../../../providers/index.js';

/**
 * Names of fields of a user endpoint that must not leave the server: Redmine's user has an `api_key`, WeChat's a `session_key`, Zoom's a
 * `host_key` that opens meetings, WeCom's a `user_ticket` and Podio's a `calendar_code`. Any other code is none: `stateCode` (DingTalk) is
 * part of a telephone number.
 */
const tokenName =
  /(?:token|secret|password|passwd|passphrase|credential|jwt|(?:api|private|secret|session|access|auth|host)[-_. ]?key|user[-_. ]?ticket|calendar[-_. ]?code)s?$/i;
/** The same of a token response, which may bring codes. */
const secretName = new RegExp(`codes?$|${tokenName.source}`, 'i');

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
  return isObject(found) ? (withoutNames(found, secretName) as RawUser) : undefined;
}

/** The answer of a user endpoint without what is named like a token, such as HubSpot's `signed_access_token`. */
export function withoutTokenFields(answer: RawUser): RawUser {
  return withoutNames(answer, tokenName) as RawUser;
}

/** The page sees the user's fields, and Slack's `authed_user` holds a token beside the id. */
function withoutNames(value: unknown, hidden: RegExp): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, hidden));
  if (!isObject(value)) return value;
  const shown = Object.entries(value).filter(
    ([name, inner]) => typeof inner === 'boolean' || !hidden.test(name),
  );
  return Object.fromEntries(shown.map(([name, inner]) => [name, withoutNames(inner, hidden)]));
}

function isObject(value: unknown): value is RawUser {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
