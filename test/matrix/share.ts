import { isTried, runsWhole } from '../support/whole.js';
import { allCases, names, type Case } from './cases.js';
import { engineNames, type EngineName } from './engines/engine.js';
import { pairwise } from './pairwise.js';

/**
 * The logins that an engine goes through in `npm test`: half of its hand, one day these and the next day those. The whole run goes
 * through all of the pairwise selection in each engine, and `npm run matrix` through every combination.
 */
export function shareOf(engine: EngineName, whole = runsWhole()): readonly Case[] {
  return whole ? pairwise(allCases()) : inTurn(engine, handOf(engine));
}

/** Every second one: the other half of them in Chromium than in the other engines. */
export const inTurn = <Each>(engine: EngineName, cases: readonly Each[]): Each[] =>
  cases.filter((_, at) => isTried(2, at, engine === 'chromium' ? 0 : 1));

/**
 * A third of the pairwise selection, with every circumstance among them, so that the three engines together meet each two
 * circumstances. The same each time.
 */
export const handOf = (engine: EngineName): readonly Case[] => deal(pairwise(allCases())).get(engine) ?? [];

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
