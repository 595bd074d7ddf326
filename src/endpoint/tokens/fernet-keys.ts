/** Fernet's 256 bits, as the two keys that they are. */
export interface FernetKeys {
  readonly signing: CryptoKey;
  readonly encryption: CryptoKey;
}

/**
 * PBKDF2-HMAC-SHA256 (RFC 8018 section 5.2) over the passphrase's UTF-8. The first half of the bits signs, the
 * second encrypts. Costs about 0.1 s of a processor for 600 000 rounds.
 */
export async function deriveFernetKeys(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<FernetKeys> {
  const bytes = new TextEncoder().encode(passphrase);
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    256,
  );
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const [signing, encryption] = await Promise.all([
    crypto.subtle.importKey('raw', bits.slice(0, 16), hmac, false, ['sign', 'verify']),
    crypto.subtle.importKey('raw', bits.slice(16), 'AES-CBC', false, ['encrypt', 'decrypt']),
  ]);
  return { signing, encryption };
}
