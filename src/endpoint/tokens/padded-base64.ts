import { base64url } from '../runtime/random.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const values: ReadonlyMap<number, number> = new Map(
  [...Array.from(alphabet), '+', '/'].flatMap((character, value) => [
    [character.charCodeAt(0), value],
    [character.replace('+', '-').replace('/', '_').charCodeAt(0), value],
  ]),
);
const padding = '='.charCodeAt(0);

/** base64url with its `=` (RFC 4648 section 5): Python refuses text that lacks them. */
export function toPaddedBase64(bytes: Uint8Array): string {
  const text = base64url(bytes);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/**
 * Reads ASCII as Python's `base64.urlsafe_b64decode` does: `+` and `/` beside `-` and `_`, other characters passed
 * over, nothing read after complete padding.
 * @returns `undefined` where characters or padding are missing.
 */
export function fromPaddedBase64(text: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let [length, place, pads, bits] = [0, 0, 0, 0];
  for (const character of text) {
    if (character === padding) {
      pads += 1;
      if (place >= 2 && place + pads >= 4) return bytes.slice(0, length);
      continue;
    }
    const value = values.get(character);
    if (value === undefined) continue;
    pads = 0;
    // Twelve bits hold whatever of earlier characters the next byte still needs.
    bits = ((bits << 6) | value) & 0xfff;
    if (place > 0) bytes[length++] = bits >> (6 - 2 * place);
    place = (place + 1) % 4;
  }
  return place === 0 ? bytes.slice(0, length) : undefined;
}
