import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const support = fileURLToPath(new URL('../support', import.meta.url));

describe('a step of tests in one process', () => {
  test('in which one waits for ever ends, names it, and keeps the results of the others, with the reasons of those that failed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'oauth-elements-'));
    const [file, countFile] = [join(folder, 'hanging.mjs'), join(folder, 'count.json')];
    writeFileSync(
      file,
      `import { test } from 'node:test';
test('that passes', () => {});
test('that fails', () => {
  throw new Error('for a reason');
});
test('that waits', () => new Promise(() => setInterval(() => {}, 1000)));
test('that comes after it', () => {});`,
    );
    const reporter = `--test-reporter=${join(support, 'count-tests.mjs')}`;
    // Of this process's own run, which a child would take for its parent.
    const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
    const child = spawn(
      process.execPath,
      [reporter, '--test-reporter-destination=stderr', join(support, 'run-in-one-process.mjs'), file],
      { env: { ...environment, TEST_COUNT_FILE: countFile, TEST_SILENCE_SECONDS: '1' } },
    );
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    assert.equal(code, 1);
    const standstill = 'Nothing began or ended in 1 seconds. Still running: that waits';
    assert.match(said, new RegExp(`^${standstill}$`, 'm'));
    const count: unknown = JSON.parse(readFileSync(countFile, 'utf8'));
    const failed = `${relative('.', file)}: that fails\n    for a reason`;
    assert.deepEqual(count, { passed: 1, failures: [failed, standstill], axe: {} });
    rmSync(folder, { recursive: true });
  });
});
