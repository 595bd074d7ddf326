// Plain Node, and no package imported before they are installed: this runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../test/support/install-prerequisites.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  installPackages();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

console.log('Starting the demo …');
const { register } = await import('tsx/esm/api');
register();
const { guide, startFromEnvironment } = await import('./server.ts');
const demo = await startFromEnvironment(process.env);

// Built last: with its port taken, a demo may be running that serves the present build.
if (demo) {
  console.log('Building the elements …');
  const { status } = spawnSync(process.execPath, ['build.mjs', '--if-needed'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status === 0) {
    console.log(guide(demo.url));
  } else {
    process.exitCode = 1;
    await demo.close();
  }
}
