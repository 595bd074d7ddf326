// How often axe looked at something, and how many texts it compared with what they stand on: the runners count it, and test/run.mjs prints
// one table for the whole run. `{ chromium: { runs, contrasts } }`.

/**
 * Adds to the counts of an engine.
 * @param {Record<string, { runs: number, contrasts: number }>} counts
 * @param {string} engine
 * @param {{ runs?: number, contrasts: number }} more
 */
export function addAxe(counts, engine, { runs = 1, contrasts }) {
  const before = counts[engine] ?? { runs: 0, contrasts: 0 };
  counts[engine] = { runs: before.runs + runs, contrasts: before.contrasts + contrasts };
}

/** The counts as a table; `""` where axe has not run. */
export function axeTable(counts) {
  const rows = Object.entries(counts)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([engine, { runs, contrasts }]) => [engine, String(runs), String(contrasts)]);
  const lines = [['axe in', 'runs', 'contrasts'], ...rows].map(
    ([engine, runs, contrasts]) => engine.padEnd(12) + runs.padStart(8) + contrasts.padStart(12),
  );
  return rows.length === 0 ? '' : lines.join('\n');
}

/** Adds the command `count-axe` to the component tests: `await executeServerCommand('count-axe', { engine, contrasts })`. */
export function countAxe(counts) {
  return {
    name: 'count-axe',
    executeCommand({ command, payload }) {
      if (command !== 'count-axe') return undefined;
      addAxe(counts, payload.engine, payload);
      return true;
    },
  };
}
