import { OAuthError } from '../../../protocol/errors.js';
import { publicKeyAlgorithms, usesClientSecret } from '../../../providers/signing-algorithms.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import type { ProviderKeys } from './provider-keys.js';

/**
 * The algorithms that a provider's ID tokens may be signed with: those of the settings, else what its metadata lists and
 * public keys verify, else any that public keys verify.
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
 * Checks the signature of what the provider has signed: by the client secret where the settings name an algorithm of
 * secrets, else by the provider's public keys. Where it publishes none, TLS alone proves who sent it
 * (OpenID Connect Core section 3.1.3.7, rule 6).
 * @throws {OAuthError} `id_token_invalid`.
 */
export async function verifySignature(
  signed: string,
  provider: CheckedProvider,
  keys: ProviderKeys | undefined,
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
    // An empty key would verify what anybody signs.
    if (clientSecret === '') throw new Error('There is no client secret.');
    await compactVerify(idToken, new TextEncoder().encode(clientSecret), { algorithms: [...algorithms] });
  } catch (cause) {
    throw new OAuthError('id_token_invalid', "The provider's ID token does not hold up.", cause);
  }
}

/**
 * Whether an ID token was signed by one of the provider's keys that are at hand. `undefined` where none of those is the one
 * that it names: keys are not fetched. At a refresh the old token is used up by then, and an answer to nobody else but us
 * came over TLS, which may stand in for the signature (OpenID Connect Core section 3.1.3.7).
 */
export async function isSigned(
  idToken: string,
  { keys }: { readonly keys: ProviderKeys | undefined },
): Promise<boolean | undefined> {
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
