/** The current time in milliseconds since 1970; injected, so that tests can set it. */
export type Clock = () => number;

/** Whole seconds since 1970. */
export function secondsOf(clock: Clock): number {
  return Math.floor(clock() / 1000);
}
