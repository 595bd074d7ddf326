/** Algorithms with public keys. A key of another kind verifies nothing, so that all of them may be accepted. */
export const publicKeyAlgorithms = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const),
] as const;

/** Algorithms whose key is the client secret (OpenID Connect Core section 10.1). */
const clientSecretAlgorithms = ['HS256', 'HS384', 'HS512'] as const;

/** Every algorithm that an ID token may be signed with; never `none`. */
export const idTokenAlgorithms = [...publicKeyAlgorithms, ...clientSecretAlgorithms] as const;

export type IdTokenAlgorithm = (typeof idTokenAlgorithms)[number];

/** Whether the client secret is the key. Then no public key is accepted, so that neither is taken for the other. */
export function usesClientSecret(algorithms: readonly string[] | undefined): boolean {
  return algorithms?.some((name) => (clientSecretAlgorithms as readonly string[]).includes(name)) === true;
}
