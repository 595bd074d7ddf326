/** Settings that people expect, and what does it here. */
const otherWays: ReadonlyMap<string, string> = new Map([
  ['redis', 'is not a setting. Set store to redisStore({ url }) of oauth-elements/redis'],
]);

/** The problem of an unknown setting, with the name that was probably meant. */
export function unknownSetting(name: string, known: readonly string[]): string {
  const otherWay = otherWays.get(name);
  if (otherWay) return otherWay;
  const nearest = nearestName(name, known);
  if (nearest) return `is not a setting. Did you mean ${nearest}?`;
  return known.length > mostToList
    ? 'is not a setting'
    : `is not a setting. Remove it: those here are ${listed(known)}`;
}

/** More would hide the problem, and the documentation lists them. */
const mostToList = 6;

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** The known name that was probably meant. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((candidate) => ({ candidate, edits: editsBetween(plain(name), plain(candidate)) }))
    .filter(({ candidate, edits }) => edits <= Math.min(2, candidate.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return nearest?.candidate;
}

/** Equal for `client_id`, `clientID` and `clientId`. */
function plain(name: string): string {
  return name.slice(0, 64).replace(/[_-]/g, '').toLowerCase();
}

/** The number of characters to add, drop or change, or of neighbours to swap (optimal string alignment distance). */
function editsBetween(one: string, other: string): number {
  const [given, wanted] = [Array.from(one), Array.from(other)];
  let [earlier, row]: [number[], number[]] = [
    [],
    Array.from({ length: wanted.length + 1 }, (_, index) => index),
  ];
  for (const [at, letter] of given.entries()) {
    const next = [at + 1];
    for (const [index, target] of wanted.entries()) {
      const [left = 0, above = 0, before = 0] = [next[index], row[index + 1], row[index]];
      const isSwap = at > 0 && letter === wanted[index - 1] && given[at - 1] === target;
      const swapped = isSwap ? (earlier[index - 1] ?? 0) + 1 : Infinity;
      next.push(Math.min(left + 1, above + 1, before + (letter === target ? 0 : 1), swapped));
    }
    [earlier, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
