import { base64url } from './random.js';

/**
 * Cryptography that a runtime does faster than Web Crypto: synchronously, and without its key objects. What is
 * missing here is done by Web Crypto, with the same result.
 */
export interface Primitives {
  /** SHA-256 of a text's UTF-8 bytes (FIPS 180-4). */
  readonly sha256?: (text: string) => Uint8Array;
  /** A key of 32 bytes that seals text. */
  readonly sealingKey?: MakeSealingKey;
}

export type MakeSealingKey = (bytes: Uint8Array) => SealingKey;

/** Seals text as a compact JWE with `dir` and A256GCM (RFC 7516 section 7.1, RFC 7518 section 5.3). */
export interface SealingKey {
  /** @param kid names the key in the protected header. */
  seal(text: string, kid: string): string | Promise<string>;
  /** Throws, or rejects, for anything that this key did not seal. */
  open(sealed: string): string | Promise<string>;
}

/** SHA-256 of a text in base64url, such as PKCE's S256 (RFC 7636 section 4.2); at once where the runtime can. */
export function sha256Text({ sha256 }: Primitives, text: string): string | Promise<string> {
  return sha256 ? base64url(sha256(text)) : digest(text);
}

async function digest(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}
