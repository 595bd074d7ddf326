/** The known name that was probably meant: at most two edits away, and at most a third of its length; `undefined` if there is none. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const [nearest] = known
    .map((candidate) => ({ candidate, edits: editsBetween(plain(name), plain(candidate)) }))
    .filter(({ candidate, edits }) => edits <= Math.min(2, candidate.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return nearest?.candidate;
}

/** The name for comparison: the same for `client_id`, `clientID` and `clientId`. */
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
