import type { FernetKeys } from './fernet-keys.js';
import { fromPaddedBase64, toPaddedBase64 } from './padded-base64.js';

type Bytes = Uint8Array<ArrayBuffer>;

const version = 0x80;
// Of the version and the time.
const headLength = 9;
const blockLength = 16;
const signatureLength = 32;

/** A Fernet token taken apart; nothing in it can be trusted before {@link isSignedBy}. */
export interface FernetToken {
  readonly signed: Bytes;
  readonly iv: Bytes;
  readonly ciphertext: Bytes;
  readonly signature: Bytes;
}

/**
 * Makes a Fernet token (the format's specification, version 0x80): AES-128-CBC, then HMAC-SHA256 over all of it.
 * @param iv 16 random bytes, never used twice.
 * @param time in seconds since 1970.
 */
export async function makeFernet(
  keys: FernetKeys,
  plain: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  time: number,
): Promise<string> {
  const ciphertext = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, keys.encryption, plain);
  const head = new DataView(new ArrayBuffer(headLength));
  head.setUint8(0, version);
  head.setBigUint64(1, BigInt(time));
  const signed = joinBytes(new Uint8Array(head.buffer), iv, new Uint8Array(ciphertext));
  const signature = await crypto.subtle.sign('HMAC', keys.signing, signed);
  return toPaddedBase64(joinBytes(signed, new Uint8Array(signature)));
}

/** @returns `undefined` for what can't be a token, whatever the key. */
export function readFernet(text: Uint8Array): FernetToken | undefined {
  const bytes = fromPaddedBase64(text);
  const ciphertextAt = headLength + blockLength;
  const signatureAt = (bytes?.length ?? 0) - signatureLength;
  const length = signatureAt - ciphertextAt;
  if (bytes?.[0] !== version || length < blockLength || length % blockLength !== 0) return undefined;
  return {
    signed: bytes.slice(0, signatureAt),
    iv: bytes.slice(headLength, ciphertextAt),
    ciphertext: bytes.slice(ciphertextAt, signatureAt),
    signature: bytes.slice(signatureAt),
  };
}

/** Compares in constant time. */
export function isSignedBy(keys: FernetKeys, token: FernetToken): Promise<boolean> {
  return crypto.subtle.verify('HMAC', keys.signing, token.signature, token.signed);
}

/**
 * The plain bytes. The signature must have been checked: before that, a padding error reveals something about the text to an attacker.
 * @throws {DOMException} where the padding is wrong.
 */
export async function openFernet(keys: FernetKeys, token: FernetToken): Promise<Uint8Array> {
  const { iv, ciphertext } = token;
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, keys.encryption, ciphertext));
}

/** The bytes of all parts, one after the other. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
