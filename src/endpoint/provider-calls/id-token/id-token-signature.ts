import { OAuthError } from '../../../protocol/errors.js';
import { publicKeyAlgorithms, usesClientSecret } from '../../../providers/signing-algorithms.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { redactError } from '../errors/redacted-error.js';
import type { PublicKeys } from './public-keys.js';

/**
 * The algorithms that a provider's ID tokens may be signed with: those of the settings, otherwise those of its
 * metadata that use public keys, otherwise any that use public keys.
 * @param listed `id_token_signing_alg_values_supported` of discovered metadata.
 */
export function algorithmsFor(
  { idTokenAlgorithms: set }: CheckedProvider,
  listed: unknown,
): readonly string[] {
  if (set !== undefined) return set;
  return Array.isArray(listed)
    ? publicKeyAlgorithms.filter((name) => listed.includes(name))
    : publicKeyAlgorithms;
}

/**
 * Checks the signature of a JWT from the provider: by the client secret if the settings name an algorithm that uses it,
 * otherwise by the provider's public keys. If the provider publishes no keys, TLS alone proves who sent it
 * (OpenID Connect Core section 3.1.3.7, rule 6).
 * @throws {OAuthError} `id_token_invalid`.
 */
export async function verifySignature(
  signed: string,
  provider: CheckedProvider,
  keys: PublicKeys | undefined,
): Promise<void> {
  if (usesClientSecret(provider.idTokenAlgorithms)) await verifyWithSecret(signed, provider);
  else await keys?.verify(signed);
}

/**
 * Checks the signature of an ID token whose key is the client secret; the protocol library checks those of public keys.
 * @throws {OAuthError} `id_token_invalid`.
 */
export async function verifyWithSecret(
  idToken: string,
  { clientSecret = '', idTokenAlgorithms: algorithms = [] }: CheckedProvider,
): Promise<void> {
  const { compactVerify } = await import('jose');
  try {
    // Anybody can sign with an empty key.
    if (clientSecret === '') throw new Error('There is no client secret.');
    await compactVerify(idToken, new TextEncoder().encode(clientSecret), { algorithms: [...algorithms] });
  } catch (error) {
    throw new OAuthError('id_token_invalid', "The provider's ID token is not valid.", redactError(error));
  }
}

/**
 * Whether one of the provider's keys that were already fetched signed an ID token. `undefined` if the token names another key:
 * it fetches none. At a refresh the old token is already used up, and TLS may replace the signature, because the response
 * came directly from the provider (OpenID Connect Core section 3.1.3.7).
 */
export async function isSigned(
  idToken: string,
  { keys }: { readonly keys: PublicKeys | undefined },
): Promise<boolean | undefined> {
  const known = keys?.known;
  if (!known) return undefined;
  const { compactVerify, errors } = await import('jose');
  try {
    // The library has already checked the algorithm in the header.
    await compactVerify(idToken, known);
    return true;
  } catch (error) {
    return error instanceof errors.JWSSignatureVerificationFailed ? false : undefined;
  }
}
