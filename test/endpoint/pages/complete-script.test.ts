import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { completeScripts } from '../../../src/endpoint/pages/complete-script.js';
import type { CompleteMessage } from '../../../src/protocol/messages.js';

const origin = 'https://shop.example';
const message: CompleteMessage = {
  type: 'oauth-complete',
  flow: 'flow',
  outcome: 'success',
  provider: 'github',
  error: '',
  error_description: '',
  session: { authorizations: [] },
};

/** Runs the script of a completion page in a window whose browser denies channels, and lets the opener answer. */
function completeWithoutChannel(): string[] {
  const endpoint = `${origin}/api/oauth`;
  const { text: page } = completeScripts({ message, endpoint, origin, keep: '/' }, 'nonce');
  const [, data, script] = /<script[^>]*>([^]*?)<\/script>\s*<script[^>]*>([^]*?)<\/script>/.exec(page)!;
  const happened: string[] = [];
  let hear = (_event: unknown): void => undefined;
  const opener = {
    postMessage: ({ flow }: CompleteMessage, target: string) => {
      happened.push(`told ${flow} to ${target}`);
      hear({ origin, data: { type: 'oauth-heard', flow } });
    },
  };
  runInNewContext(script!, {
    document: { getElementById: () => ({ textContent: data }), documentElement: { dataset: {} } },
    history: { replaceState: () => undefined },
    window: { opener, close: () => happened.push('closed') },
    addEventListener: (_type: string, listener: typeof hear) => (hear = listener),
    setTimeout: () => 1,
    clearTimeout: () => undefined,
    BroadcastChannel: function deny() {
      throw new Error('denied');
    },
  });
  return happened;
}

test('a completion page whose browser denies channels still tells its opener, and closes', () => {
  assert.deepEqual(completeWithoutChannel(), [`told flow to ${origin}`, 'closed']);
});
