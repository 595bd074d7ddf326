import { randomText, type RandomBytes } from '../runtime/random.js';

const timeLength = 7;

/**
 * A fresh `state`: the second it was made, in base 36, and 24 random bytes. The time distinguishes an old state
 * from an unknown one and sorts the cookies; it proves nothing.
 */
export function makeState(random: RandomBytes, nowSeconds: number): string {
  return nowSeconds.toString(36).padStart(timeLength, '0') + randomText(random, 24);
}

/** The part of a state that names the flow's cookie: the time and 6 random characters; 26 stay unnamed. */
export function loginIdOf(state: string): string | undefined {
  return /^[0-9a-z]{7}[\w-]{32}$/.test(state) ? state.slice(0, timeLength + 6) : undefined;
}

/** Whether a text has the form of what `loginIdOf` answers. */
export function isLoginId(id: string): boolean {
  return /^[0-9a-z]{7}[\w-]{6}$/.test(id);
}

/** When a state, or its flow's id, says it was made, in seconds since 1970. */
export function stateTime(state: string): number {
  return parseInt(state.slice(0, timeLength), 36);
}

/** Compares without telling by its time where the difference is. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
