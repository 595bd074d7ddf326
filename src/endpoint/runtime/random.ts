/** Fills an array with random bytes; injected, so that tests can predict them. */
export type RandomBytes = (bytes: Uint8Array) => Uint8Array;

/** Reads random bytes from the system 4,096 at a time: a system call for each few bytes would cost more than what is done with them. */
export function pooledRandom(): RandomBytes {
  const pool = new Uint8Array(4096);
  let used = pool.length;
  const draw = (bytes: Uint8Array): void => {
    if (bytes.length > pool.length - used) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    bytes.set(pool.subarray(used, used + bytes.length));
    // Bytes that were handed out are erased.
    pool.fill(0, used, used + bytes.length);
    used += bytes.length;
  };
  return (bytes) => {
    // In parts that the pool has room for: the end of a longer array would stay zeros.
    for (let at = 0; at < bytes.length; at += pool.length) draw(bytes.subarray(at, at + pool.length));
    return bytes;
  };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648 section 5, without padding. */
export function base64url(bytes: Uint8Array): string {
  const letter = (value: number): string => letters.charAt(value & 63);
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second, third] = [bytes[index], bytes[index + 1], bytes[index + 2]];
    const three = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    text += letter(three >> 18) + letter(three >> 12);
    if (second !== undefined) text += letter(three >> 6);
    if (third !== undefined) text += letter(three);
  }
  return text;
}

/** @throws {DOMException} for text that is no base64url. */
export function fromBase64url(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Random text of `size` bytes, in base64url. */
export function randomText(random: RandomBytes, size: number): string {
  return base64url(random(new Uint8Array(size)));
}
