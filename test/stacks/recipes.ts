import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const mostLines = 10;

/** The code below a heading of `docs/servers.md`, as it stands there. */
export function recipeOf(heading: string): string {
  const text = readFileSync(join(root, 'docs/servers.md'), 'utf8');
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const code = /^```js\n([^]*?)^```$/m.exec(section ?? '')?.[1];
  if (code === undefined) throw new Error(`docs/servers.md has no recipe for ${heading}`);
  const lines = code.split('\n').filter((line) => line.trim() && !line.startsWith('import ')).length;
  if (lines > mostLines) throw new Error(`The recipe for ${heading} has ${lines} lines and imports.`);
  return code;
}
