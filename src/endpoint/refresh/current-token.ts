import type { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../context.js';
import type { TokenRecord } from '../custody/record.js';
import type { Cookies } from '../http/cookies.js';
import type { CheckedProvider } from '../settings/settings.js';

/** A token that works now, or why there is none; either way with cookies that must reach the browser. */
export type CurrentToken =
  | { readonly token: TokenRecord; readonly error?: undefined; readonly setCookies: readonly string[] }
  | { readonly token?: undefined; readonly error: OAuthError; readonly setCookies: readonly string[] };

/**
 * The signed-in person's token at a provider, refreshed first where that is due.
 * @param refused an access token that the provider has just answered with 401: it is refreshed in any case.
 */
export async function currentToken(
  _context: EndpointContext,
  _cookies: Cookies,
  _provider: CheckedProvider,
  _refused?: string,
): Promise<CurrentToken> {
  throw new Error('to come');
}
