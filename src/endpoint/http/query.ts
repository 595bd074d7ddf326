import { OAuthError } from '../../protocol/errors.js';

/** Query parameters each given at most once, as RFC 6749 section 3.1 demands. */
export type Query = ReadonlyMap<string, string>;

/**
 * @throws {OAuthError} `invalid_request` where a parameter comes twice: which of the two another party
 * reads, nobody knows.
 */
export function parseQuery(target: string): Query {
  const query = new Map<string, string>();
  const at = target.indexOf('?');
  if (at < 0) return query;
  for (const [name, value] of new URLSearchParams(target.slice(at + 1))) {
    if (query.has(name)) throw new OAuthError('invalid_request', 'A parameter was given twice.');
    query.set(name, value);
  }
  return query;
}
