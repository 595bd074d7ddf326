/** A whole number from 0 to one below the limit. */
export type RandomNumber = (limit: number) => number;

/** Numbers from a seed (mulberry32): the same ones each time. */
export function randomOf(seed: number): RandomNumber {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
}
