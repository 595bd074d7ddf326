import { readingsOf } from '../errors/readings-of.js';

/** From this length on a text is searched for a token; a shorter one, which only tests have, is compared as a whole. */
const shortestToken = 8;

/** The tokens of one exchange, whatever the provider calls them in its answers. */
export interface KnownTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly idToken?: string | undefined;
}

/**
 * A JSON value without every field, item and name that holds one of the tokens, in whatever spelling. Some providers repeat them in the user's
 * JSON (token introspection, addresses with a token), and pages see that JSON.
 */
export function withoutTokens<T>(value: T, { accessToken, refreshToken, idToken }: KnownTokens): T {
  const tokens = [accessToken, refreshToken ?? '', idToken ?? ''].filter((token) => token !== '');
  const isIn = (reading: string): boolean =>
    tokens.some((token) => (token.length < shortestToken ? reading === token : reading.includes(token)));
  return cleaned(value, (text) => readingsOf(text).some(isIn)) as T;
}

function cleaned(value: unknown, isSecret: (text: string) => boolean): unknown {
  if (typeof value === 'string' || typeof value === 'number')
    return isSecret(String(value)) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((item: unknown) => cleaned(item, isSecret)).filter((item) => item !== undefined);
  const fields = Object.entries(value)
    .filter(([name]) => !isSecret(name))
    .map(([name, inner]): [string, unknown] => [name, cleaned(inner, isSecret)]);
  return Object.fromEntries(fields.filter(([, inner]) => inner !== undefined));
}
