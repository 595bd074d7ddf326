import { names, type Case } from './cases.js';

/** Each two settings that a case has together. */
function pairsOf(one: Case): string[] {
  return names.flatMap((name, index) =>
    names.slice(index + 1).map((other) => `${name}=${one[name]} ${other}=${one[other]}`),
  );
}

/**
 * Few of these cases in which every two settings that occur together anywhere do so at least once. Greedy, and the same
 * each time: of the cases that cover most of what is missing, the first.
 */
export function pairwise(cases: readonly Case[]): Case[] {
  const missing = new Set(cases.flatMap(pairsOf));
  const chosen: Case[] = [];
  while (missing.size > 0) {
    const gain = (one: Case): number => pairsOf(one).filter((pair) => missing.has(pair)).length;
    const best = cases.reduce((leader, one) => (gain(one) > gain(leader) ? one : leader));
    chosen.push(best);
    for (const pair of pairsOf(best)) missing.delete(pair);
  }
  return chosen;
}
