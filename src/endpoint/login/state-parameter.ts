import { equalInConstantTime } from '../runtime/constant-time.js';
import { randomText, type RandomBytes } from '../runtime/random.js';

const timeLength = 7;

/**
 * A new `state` (RFC 6749 section 4.1.1): the current second in base 36, and 24 random bytes. The time tells an old state from
 * an unknown one and sorts pending logins; it proves nothing.
 */
export function makeState(random: RandomBytes, nowSeconds: number): string {
  return nowSeconds.toString(36).padStart(timeLength, '0') + randomText(random, 24);
}

/** The part of a state that names its pending login: the time and 6 random characters. The other 26 are not in any name. */
export function loginIdOf(state: string): string | undefined {
  return /^[0-9a-z]{7}[\w-]{32}$/.test(state) ? state.slice(0, timeLength + 6) : undefined;
}

/** Whether a text has the form of a login id. */
export function isLoginId(id: string): boolean {
  return /^[0-9a-z]{7}[\w-]{6}$/.test(id);
}

/** The time that a state or login id claims to be from, in seconds since 1970. */
export function stateTime(state: string): number {
  return parseInt(state.slice(0, timeLength), 36);
}

/** Whether a callback's state is that of a pending login. */
export function isSameState(state: string, other: string): boolean {
  return equalInConstantTime(state, other);
}
