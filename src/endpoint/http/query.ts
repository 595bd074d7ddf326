import { OAuthError } from '../../protocol/errors.js';

/** Query parameters or form fields. None occurs twice (RFC 6749 section 3.1). */
export type Query = ReadonlyMap<string, string>;

/** @throws {OAuthError} `invalid_request` if a parameter occurs twice: another party may read the other one. */
export function parseQuery(target: string): Query {
  const at = target.indexOf('?');
  return at < 0 ? new Map() : parseParameters(target.slice(at + 1));
}

/**
 * @param text in the form `application/x-www-form-urlencoded`.
 * @throws {OAuthError} `invalid_request` if a parameter occurs twice.
 */
export function parseParameters(text: string): Query {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (parameters.has(name)) throw new OAuthError('invalid_request', 'A parameter was given twice.');
    parameters.set(name, value);
  }
  return parameters;
}
