import { posix } from 'node:path';
import type { TextFile } from './project-files.js';
import { importsOf } from './imports.js';

/**
 * The groups of files that import each other in a circle, each group sorted. Imports of types and `import()` count too:
 * such files can only be understood together.
 */
export function importCycles(files: readonly TextFile[]): string[][] {
  const graph = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const reached = new Map([...graph.keys()].map((path) => [path, reachableFrom(path, graph)]));
  const cycles = new Map<string, string[]>();
  for (const [path, others] of reached) {
    const members = [...others].filter((other) => reached.get(other)?.has(path)).sort();
    if (members.includes(path)) cycles.set(members.join(), members);
  }
  return [...cycles.values()];
}

function targetsOf({ path, text }: TextFile): string[] {
  return importsOf(path, text)
    .map(({ target }) => target)
    .filter((target) => target?.startsWith('.') === true)
    .map((target) => posix.join(posix.dirname(path), String(target)).replace(/\.js$/, '.ts'));
}

/** What a file imports, and what those files import, and so on; the file itself only where it is imported again. */
function reachableFrom(start: string, graph: ReadonlyMap<string, string[]>): Set<string> {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    for (const target of graph.get(path) ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      visit(target);
    }
  };
  visit(start);
  return reached;
}
