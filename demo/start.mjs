// Plain Node, and no package imported before they are installed: this runs on a fresh clone.
import { fileURLToPath } from 'node:url';
import { installPackages } from '../test/support/install-prerequisites.mjs';
import { buildElements } from './build-elements.mjs';

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
  if (await buildElements(root)) {
    console.log(guide(demo.url));
  } else {
    process.exitCode = 1;
    await demo.close();
  }
}
