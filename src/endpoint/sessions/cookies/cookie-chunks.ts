import type { Cookies } from '../../http/cookies.js';
import { cookieSize } from './cookie-jar.js';

/** Well below the 4,096 bytes that browsers allow a cookie with name and attributes. */
const chunkSize = 3500;
const mostChunks = 5;

/**
 * Splits a text over cookies named `{name}.0`, `{name}.1`, … The first one holds their number, so that a cookie that is left over
 * is not taken for a part.
 */
export function splitChunks(name: string, text: string): [name: string, value: string][] {
  const count = Math.ceil(text.length / chunkSize);
  return Array.from({ length: count }, (_, index) => {
    const part = text.slice(index * chunkSize, (index + 1) * chunkSize);
    return [`${name}.${index}`, index === 0 ? `${count}:${part}` : part];
  });
}

/** The number of parts, from the first one; 0 if there is no valid first part. */
export function chunkCount(cookies: Cookies, name: string): number {
  const first = cookies.get(`${name}.0`);
  const count = first?.[1] === ':' ? Number(first[0]) : 0;
  return count >= 1 && count <= mostChunks ? count : 0;
}

/** The whole text; `undefined` if a part is missing. */
export function joinChunks(cookies: Cookies, name: string): string | undefined {
  const count = chunkCount(cookies, name);
  if (count === 0) return undefined;
  let text = cookies.get(`${name}.0`)?.slice(2) ?? '';
  for (let index = 1; index < count; index++) {
    const part = cookies.get(`${name}.${index}`);
    if (part === undefined) return undefined;
    text += part;
  }
  return text;
}

/** Bytes that a text of that length takes in the `Cookie` header: each part with its name and the separators. */
export function chunkedSize(name: string, length: number): number {
  const count = Math.ceil(length / chunkSize);
  return length + '1:'.length + count * cookieSize(`${name}.0`, '');
}

/** The indexes of the parts that the request has, from `from` on. There may be gaps. */
export function chunkIndexes(cookies: Cookies, name: string, from = 0): number[] {
  return Array.from({ length: mostChunks }, (_, index) => index).filter(
    (index) => index >= from && cookies.has(`${name}.${index}`),
  );
}
