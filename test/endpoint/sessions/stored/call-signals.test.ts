import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite } from '../../../support/site.js';
import { makeStore } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';
import { memoryStore } from '../../../../src/stores/memory/memory-store.js';

describe('a call of a store', () => {
  test(
    'makes no AbortSignal unless the store reads it',
    onSite(
      byRequest,
      async (site) => {
        await site.login('?mode=popup');
        // A `Request` makes one of its own.
        const headers = new Headers({ cookie: site.browser.cookieHeader });
        const Controller = globalThis.AbortController;
        let made = 0;
        globalThis.AbortController = class extends Controller {
          constructor() {
            super();
            made++;
          }
        };
        try {
          for (let count = 0; count < 10; count++) {
            const { authorizations } = await site.endpoint.session({ headers });
            assert.equal(authorizations.length, 1);
          }
        } finally {
          globalThis.AbortController = Controller;
        }
        assert.equal(made, 0);
      },
      { settings: { store: memoryStore() } },
    ),
  );

  test('gives a store of the operator’s own a standard AbortSignal', async () => {
    const store = makeStore();
    const signals: unknown[] = [];
    const reading = {
      ...store,
      get: (key: string, options?: { signal?: AbortSignal }) => {
        signals.push(options?.signal);
        return store.get(key);
      },
    };
    await onSite(
      byRequest,
      async (site) => {
        await site.login('?mode=popup');
        assert.deepEqual(await site.ids(), ['stub']);
      },
      { settings: { store: reading } },
    )();
    assert.ok(signals.length > 0);
    assert.ok(signals.every((signal) => signal instanceof AbortSignal && !signal.aborted));
  });
});
