import { runsWhole } from '../support/whole.js';

/**
 * Every second case, from the first or the second on: what two engines share between them. All of them in the whole run.
 * The lists are in a fixed order, so that a failure comes back.
 */
export function shareOf<T>(cases: readonly T[], offset: 0 | 1, whole = runsWhole()): readonly T[] {
  return whole ? cases : cases.filter((_, index) => index % 2 === offset);
}
