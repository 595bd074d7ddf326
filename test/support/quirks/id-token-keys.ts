import { createHash } from 'node:crypto';
import { generateKeyPair, type GenerateKeyPairResult } from 'jose';
import { sampleSeed } from '../whole.js';

/**
 * What providers sign ID tokens with, as their metadata or their documentation says, read on 2026-11-29. It repeats no entry of the
 * catalog, so that a wrong algorithm there is found.
 */
const known: Readonly<Record<string, string>> = {
  ...{ apple: 'RS256', google: 'RS256', linkedin: 'RS256', slack: 'RS256', telegram: 'RS256' },
  ...{ twitch: 'RS256', vercel: 'RS256', line: 'HS256', roblox: 'ES256' },
};

const others = ['RS256', 'ES256', 'PS256', 'ES384', 'EdDSA', 'RS512', 'Ed25519', 'ES512'] as const;

/** What a provider signs with: what is known of it, else another algorithm for each seed, so that all of them are met in eight days. */
export function signingAlgorithm(id: string, seed = sampleSeed()): string {
  const place = Buffer.from(id).reduce((sum, byte) => sum + byte, seed);
  return known[id] ?? others[place % others.length] ?? others[0];
}

/** `own` and `rotated` are published, one at a time. */
export type KeyName = 'own' | 'stranger' | 'rotated';

const made = new Map<string, Promise<GenerateKeyPairResult>>();

export function idTokenKey(name: KeyName, algorithm: string): Promise<GenerateKeyPairResult> {
  const place = `${name} ${algorithm}`;
  const key = made.get(place) ?? generateKeyPair(algorithm, { extractable: true });
  made.set(place, key);
  return key;
}

/** `at_hash` (OpenID Connect Core section 3.1.3.6), by Node. */
export function accessTokenHash(accessToken: string, algorithm: string): string {
  const bits = /\d{3}$/.exec(algorithm.replace(/^Ed.*/, '512'))?.[0] ?? '';
  const digest = createHash(`sha${bits}`).update(accessToken).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
}
