import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { OAuthError } from '../../src/protocol/errors.js';

/** Checks that a call rejects with `store_unavailable`, and that its message has some words and nothing of a secret. */
export async function assertUnavailable(
  call: Promise<unknown>,
  words: RegExp,
  secret = 'nothing secret here',
): Promise<void> {
  const error = await call.then(
    (result) => assert.fail(`it resolved to ${String(result)}`),
    (failure: unknown) => failure,
  );
  assert.ok(error instanceof OAuthError, inspect(error));
  assert.equal(error.code, 'store_unavailable');
  assert.match(error.message, words);
  assert.ok(!inspect(error, { depth: 9, showHidden: true }).includes(secret));
}

/** Calls a store again and again until it works, as requests do; what still fails after a minute has come to stay. */
export async function untilItWorks(store: AtomicStore, operation: 'get' | 'set' = 'get'): Promise<void> {
  const end = performance.now() + 60_000;
  for (;;) {
    try {
      if (operation === 'get') await store.get('ready');
      else await store.set('ready', 'yes', 60_000);
      return;
    } catch (error) {
      assert.ok(error instanceof OAuthError && error.code === 'store_unavailable', inspect(error));
      assert.ok(performance.now() < end, inspect(error));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
