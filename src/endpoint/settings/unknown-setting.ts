/** Settings that people expect, and what does it here. */
const otherWays: ReadonlyMap<string, string> = new Map([
  ['redis', 'is not a setting. Set store to redisStore({ url }) of oauth-elements/redis'],
]);

/** The problem of an unknown setting, with the name that was probably meant. */
export function unknownSetting(name: string, known: readonly string[]): string {
  const otherWay = otherWays.get(name);
  if (otherWay) return otherWay;
  const nearest = nearestName(name, known);
  return nearest ? `is not a setting. Did you mean ${nearest}?` : 'is not a setting';
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

/** The number of characters to add, drop or change (Levenshtein distance). */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1];
    for (const [index, wanted] of Array.from(other).entries()) {
      const [left = 0, above = 0, before = 0] = [next[index], row[index + 1], row[index]];
      next.push(Math.min(left + 1, above + 1, before + (letter === wanted ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
