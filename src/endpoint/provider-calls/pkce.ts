import { sha256Text, type Primitives } from '../runtime/cryptography.js';
import { randomText, type RandomBytes } from '../runtime/random.js';
import type { ProviderClient } from './provider-clients.js';

/** A verifier of 43 characters: 32 random bytes in base64url (RFC 7636 section 4.1). */
export function makeVerifier(random: RandomBytes): string {
  return randomText(random, 32);
}

/** The challenge of a verifier, by the method S256 (RFC 7636 section 4.2). */
export function makeChallenge(primitives: Primitives, verifier: string): string | Promise<string> {
  return sha256Text(primitives, verifier);
}

/** Whether to use PKCE: always, unless the settings turn it off and the metadata doesn't list S256 (S4). */
export function usesPkce(wanted: boolean, metadata: ProviderClient['metadata']): boolean {
  return wanted || metadata.code_challenge_methods_supported?.includes('S256') === true;
}
