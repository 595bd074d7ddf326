import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { codeUnder } from '../support/documents.js';
import { root } from './recipes.js';
import { folder, packages } from './start-stack.js';

interface Report {
  readonly numPassedTests: number;
  readonly numTotalTests: number;
}

const asked = (process.env['STACKS'] ?? '').split(',').filter(Boolean);
const project = join(folder, 'run/vitest');

/** A project that has the samples of docs/frameworks.md, as they stand there. */
function writeProject(environment: string): void {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  cpSync(join(root, 'test/stacks/vitest'), project, { recursive: true });
  const [route = ''] = codeUnder('docs/frameworks.md', 'A route for people who are signed in', 'ts');
  const [setup = ''] = codeUnder('docs/frameworks.md', 'In tests', 'ts');
  writeFileSync(join(project, 'require-sign-in.ts'), route);
  writeFileSync(join(project, 'setup.ts'), setup);
  const names = { session: 'session', define: 'define' };
  const alias = [
    ...Object.entries(names).map(([name, file]) => [`oauth-elements/${name}`, file]),
    ['oauth-elements', 'index'],
  ].map(([find, file]) => ({ find, replacement: join(root, `dist/${String(file)}.js`) }));
  const settings = { root: project, resolve: { alias }, test: { environment, setupFiles: ['setup.ts'] } };
  writeFileSync(join(project, 'vitest.config.mjs'), `export default ${JSON.stringify(settings)};\n`);
}

describe('tests of an app', () => {
  after(() => rmSync(project, { recursive: true, force: true }));

  for (const environment of ['jsdom', 'happy-dom']) {
    if (asked.length && !asked.includes('vitest')) continue;
    test(`pass in Vitest with ${environment}, with the setup file and the guarded route of the documentation`, () => {
      writeProject(environment);
      const command = join(packages, 'vitest/vitest.mjs');
      const { stdout, stderr } = spawnSync(process.execPath, [command, 'run', '--reporter=json'], {
        cwd: project,
        encoding: 'utf8',
        timeout: 300_000,
      });
      const { numPassedTests, numTotalTests } = JSON.parse(stdout) as Report;
      assert.deepEqual([numPassedTests, numTotalTests], [3, 3], stdout + stderr);
    });
  }
});
