import { parse } from 'lossless-json';
import { OAuthError } from '../../../protocol/errors.js';
import { isExact } from '../../../providers/user-fields.js';
import { exceedsJsonLimits } from './json-limits.js';

/** No provider's response has a tenth of this. Other code walks the value by recursion. */
const limits = { levels: 100, parts: 200_000 };

/** Finds every number that may not fit: a fraction, an exponent, 16 digits or more, `-0`. It also finds some that do. */
const longNumber = /(?:^|[\s:,[])(?:-0|-?\d+[.eE]|-?\d{16})/;

/**
 * Reads a provider's JSON so that no number loses a digit: `JSON.parse` makes `9007199254740992` of `9007199254740993`, so
 * that one person would become another. A number whose digits JavaScript would write differently (`1.0`, `1e3`, `-0`, any
 * past 2^53) becomes the text that the provider sent; all others stay numbers. The last of two equal names counts, as in
 * `JSON.parse`.
 * @throws {SyntaxError} for text that is not JSON, has more than 100 levels, or more than 200,000 values. Its message quotes
 * nothing of the text.
 */
export function parseExactJson(text: string): unknown {
  if (exceedsJsonLimits(text, limits)) throw new SyntaxError('The JSON has too many levels or values.');
  const value = read(() => JSON.parse(text) as unknown);
  // Several times slower, and rarely needed.
  if (!longNumber.test(text)) return value;
  return read(() => parse(text, undefined, { parseNumber: exactNumber, onDuplicateKey: lastOne }));
}

/** Messages of parsers quote the text. */
function read(parsing: () => unknown): unknown {
  try {
    return parsing();
  } catch {
    throw new SyntaxError('This is not JSON.');
  }
}

function exactNumber(digits: string): number | string {
  const value = Number(digits);
  return isExact(value) && String(value) === digits ? value : digits;
}

function lastOne({ newValue }: { readonly newValue: unknown }): unknown {
  return newValue;
}

/**
 * The claims of a signed JWT, with exact numbers. It checks nothing: the caller must have checked the JWT.
 * @throws {OAuthError} `id_token_invalid` for claims that are not JSON, and for bytes that are not UTF-8: they would all
 * become the same character.
 */
export function parseJwtClaims(jwt: string): Readonly<Record<string, unknown>> {
  try {
    const coded = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
    const payload = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return parseExactJson(payload) as Readonly<Record<string, unknown>>;
  } catch {
    throw new OAuthError('id_token_invalid', "The provider's ID token can't be read.");
  }
}
