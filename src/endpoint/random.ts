/** Fills an array with random bytes; injected, so that tests can foresee them. */
export type RandomBytes = (bytes: Uint8Array) => Uint8Array;

export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Random text of `size` bytes, in base64url. */
export function randomText(random: RandomBytes, size: number): string {
  return base64url(random(new Uint8Array(size)));
}
