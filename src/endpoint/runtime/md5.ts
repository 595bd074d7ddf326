/** How far each step of a round rotates (RFC 1321 section 3.4). */
const turns = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const sines = Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32));

/**
 * MD5 of a text's UTF-8 bytes in lower case hexadecimal (RFC 1321), for providers whose requests are signed with it: Web Crypto has
 * none. It protects nothing: never use it where an attacker may choose the text.
 */
export function md5(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
  new Uint8Array(blocks.buffer).set(bytes);
  blocks.setUint8(bytes.length, 0x80);
  blocks.setUint32(blocks.byteLength - 8, (bytes.length * 8) >>> 0, true);
  blocks.setUint32(blocks.byteLength - 4, Math.floor(bytes.length / 2 ** 29), true);
  const sums = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < blocks.byteLength; at += 64) addBlock(sums, blocks, at);
  const digest = new DataView(new ArrayBuffer(16));
  for (const [index, sum] of sums.entries()) digest.setUint32(index * 4, sum, true);
  return [...new Uint8Array(digest.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function addBlock(sums: number[], blocks: DataView, at: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = sums;
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    const mixed = [(b & c) | (~b & d), (b & d) | (c & ~d), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0;
    const place = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] ?? 0;
    const word = blocks.getUint32(at + (place % 16) * 4, true);
    const sum = (a + mixed + (sines[step] ?? 0) + word) | 0;
    const turn = turns[round]?.[step % 4] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
  }
  for (const [index, add] of [a, b, c, d].entries()) sums[index] = ((sums[index] ?? 0) + add) >>> 0;
}
