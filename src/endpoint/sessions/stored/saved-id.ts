import type { AuthorizationRecord, TokenRecord } from '../session-record.js';
import type { EntryNames } from './entry-names.js';

/** Characters of a hash. */
const hashLength = 43;

/**
 * Names all that is saved of a sign-in, in whatever session it is restored. It is made of the login, not drawn when something is saved: so what
 * is being saved while its session is ended can be forgotten, too.
 */
export async function savedIdOf(
  names: Pick<EntryNames, 'key'>,
  { savedId, provider, state }: Pick<AuthorizationRecord, 'savedId' | 'provider' | 'state'>,
): Promise<string> {
  return savedId ?? (await names.key('forgotten', provider, state)).slice(-hashLength);
}

/**
 * The same for a token that the app itself has stored: it may be restored more than once, too. With the
 * access token in it, people for whom an app has stored the same word in place of a refresh token have nothing in common.
 */
export async function savedIdOfToken(
  names: Pick<EntryNames, 'key'>,
  provider: string,
  { accessToken, refreshToken }: Pick<TokenRecord, 'accessToken' | 'refreshToken'>,
): Promise<string> {
  const named = [provider, 'token', accessToken, refreshToken ?? ''];
  return (await names.key('forgotten', ...named)).slice(-hashLength);
}
