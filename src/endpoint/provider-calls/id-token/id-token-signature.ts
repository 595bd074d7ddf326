import type { ProviderClient } from '../provider-clients.js';

/**
 * Whether an ID token was signed by one of the provider's keys that are at hand. `undefined` where none of those is the one
 * that it names: keys are not fetched. At a refresh the old token is used up by then, and an answer to nobody else but us
 * came over TLS, which may stand in for the signature (OpenID Connect Core section 3.1.3.7).
 */
export async function isSigned(idToken: string, { keys }: ProviderClient): Promise<boolean | undefined> {
  const known = keys?.known;
  if (!known) return undefined;
  const { compactVerify, errors } = await import('jose');
  try {
    // Which algorithms will do, the library has judged by the header.
    await compactVerify(idToken, known);
    return true;
  } catch (error) {
    return error instanceof errors.JWSSignatureVerificationFailed ? false : undefined;
  }
}
