import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { buildElements } from '../../demo/build-elements.mjs';
import { answerWhileStarting } from '../../demo/starting-page.js';
import { against } from '../adapters/serve.js';

const root = mkdtempSync(join(tmpdir(), 'oauth-elements-build-'));

/** A build that asks the demo for a page, and succeeds if it gets one. */
const askingBuild = (url: string): string => `
const answer = await fetch(${JSON.stringify(url)}, { signal: AbortSignal.timeout(10_000) });
process.exitCode = answer.status === 503 && (await answer.text()).includes('The demo is starting') ? 0 : 1;
`;

describe('while the elements are built', () => {
  after(() => rmSync(root, { recursive: true }));

  test('the demo answers that it is starting', () =>
    against(answerWhileStarting, async ({ url }) => {
      writeFileSync(join(root, 'build.mjs'), askingBuild(`${url}/`));
      assert.equal(await buildElements(root), true);
    }));

  test('a build that fails is told', async () => {
    writeFileSync(join(root, 'build.mjs'), 'process.exitCode = 1;');
    assert.equal(await buildElements(root), false);
  });

  test('a build that is stopped is told', async () => {
    writeFileSync(
      join(root, 'build.mjs'),
      `process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 60_000);`,
    );
    assert.equal(await buildElements(root), false);
  });
});
