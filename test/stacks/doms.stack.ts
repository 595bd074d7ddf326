import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from './recipes.js';

interface Happened {
  /** What the endpoint was asked. */
  readonly asked: readonly string[];
  readonly events: readonly string[];
  /** Exceptions that nobody caught. */
  readonly problems: readonly string[];
  readonly shown: Readonly<Record<string, string>>;
}

const run = promisify(execFile);

/** A process of its own, since it makes the DOM's window its global scope; it ends by itself. */
async function useElementsIn(dom: string): Promise<{ happened: Happened; warnings: string }> {
  const script = join(root, 'test/stacks/doms/use-elements.mjs');
  const { stdout, stderr } = await run(process.execPath, [script, dom], { timeout: 60_000 });
  return { happened: JSON.parse(stdout) as Happened, warnings: stderr };
}

const asked = (process.env['STACKS'] ?? '').split(',').filter(Boolean);
for (const dom of ['jsdom', 'happy-dom']) {
  if (asked.length && !asked.includes(dom)) continue;
  describe(`the elements in ${dom}`, () => {
    test('show what they should, sign in and out, fire each event once, and throw nothing', async () => {
      const { happened, warnings } = await useElementsIn(dom);
      const { problems, events, asked: requests, shown } = happened;
      assert.deepEqual(problems, []);
      assert.deepEqual(events, [
        'login-start github',
        'login github interactive',
        'logout github interactive',
      ]);
      assert.deepEqual(requests, ['GET /session', 'GET /session?flow', 'POST /logout']);
      assert.deepEqual(shown, {
        login: 'Sign in',
        labelled: 'With a label',
        page: 'You can close this window and go back to the page you came from.',
        opened: '/api/oauth/login/github',
        badge: shown['badge'],
      });
      assert.match(shown['badge'] ?? '', /Ana Silva/);
      assert.deepEqual(warnings.match(/^oauth-elements: [\w-]+(?: \w+)*/gm), [
        'oauth-elements: another-login-button without provider',
        'oauth-elements: another-login-button mode',
        'oauth-elements: another-login-button appearance',
      ]);
    });
  });
}
