import { runsWhole } from '../support/whole.js';
import { allCases, names, type Case } from './cases.js';
import { engineNames, type EngineName } from './engines/engine.js';
import { pairwise } from './pairwise.js';

/**
 * The logins that an engine goes through in `npm test`: a third of the pairwise selection, with every circumstance among them, so
 * that the three engines together meet each two circumstances. All of that selection in the whole run, and every combination
 * in `npm run matrix`. The lists are the same each time, so that a failure comes back.
 */
export function shareOf(engine: EngineName, whole = runsWhole()): readonly Case[] {
  const cases = pairwise(allCases());
  return whole ? cases : (deal(cases).get(engine) ?? []);
}

/** Deals the cases out, there and back again: each engine takes the one that has most of what it has not met yet. */
function deal(cases: readonly Case[]): Map<EngineName, Case[]> {
  const dealt = new Map<EngineName, Case[]>(engineNames.map((engine) => [engine, []]));
  const left = [...cases];
  const order = [...dealt.values()];
  while (left.length > 0) {
    for (const own of order) {
      const gain = (one: Case): number =>
        names.filter((name) => !own.some((other) => other[name] === one[name])).length;
      const best = left.reduce<Case | undefined>(
        (leader, one) => (leader && gain(leader) >= gain(one) ? leader : one),
        undefined,
      );
      if (!best) continue;
      own.push(best);
      left.splice(left.indexOf(best), 1);
    }
    order.reverse();
  }
  return dealt;
}
