// Plain Node, and no package imported before they are installed: this runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../test/tools/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

await installPackages();

console.log('Building …');
const build = spawnSync(process.execPath, ['build.mjs', '--if-needed'], { cwd: root, stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

console.log('Starting …');
const { register } = await import('tsx/esm/api');
register();
const { runDemo } = await import('./server.ts');
await runDemo(process.env);
