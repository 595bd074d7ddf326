import type { Cookies } from '../http/cookies.js';

/** Well below the 4,096 bytes that browsers allow a cookie with name and attributes. */
const chunkSize = 3500;
const mostChunks = 5;

/**
 * Splits text over cookies named `{name}.0`, `{name}.1`, … The first tells how many there are, so that a stray
 * or left-over cookie can't be taken for a part.
 */
export function splitChunks(name: string, text: string): [name: string, value: string][] {
  const count = Math.ceil(text.length / chunkSize);
  return Array.from({ length: count }, (_, index) => {
    const part = text.slice(index * chunkSize, (index + 1) * chunkSize);
    return [`${name}.${index}`, index === 0 ? `${count}:${part}` : part];
  });
}

/** The text again, or `undefined` where a part is missing. */
export function joinChunks(cookies: Cookies, name: string): string | undefined {
  const first = cookies.get(`${name}.0`);
  if (first?.[1] !== ':') return undefined;
  const count = Number(first[0]);
  if (!(count >= 1 && count <= mostChunks)) return undefined;
  let text = first.slice(2);
  for (let index = 1; index < count; index++) {
    const part = cookies.get(`${name}.${index}`);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

/** The numbers of the parts that the request carries, from part `from` on: left-overs have gaps. */
export function chunkIndexes(cookies: Cookies, name: string, from = 0): number[] {
  return Array.from({ length: mostChunks }, (_, index) => index).filter(
    (index) => index >= from && cookies.has(`${name}.${index}`),
  );
}
