import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuthError } from '../../src/protocol/errors.js';
import { mostValueBytes } from '../../src/stores/check-arguments.js';
import { guardStore, type StoreEngine } from '../../src/stores/guard-store.js';
import { MemoryEngine } from '../../src/stores/memory/memory-engine.js';

const secret = 'redis://ada:a-password@inside.example';

/** A store over an engine in memory, of which a test replaces a part. */
const storeOf = (parts: Partial<StoreEngine>, timeoutMs?: number) =>
  guardStore(Object.assign(new MemoryEngine({ maxBytes: 1e6, maxEntries: 100, now: Date.now }), parts), {
    name: 'A',
    timeoutMs,
    explain: () => 'It failed.',
  });

const never = (): Promise<never> => new Promise(() => undefined);

describe('a store over a database', () => {
  test('says nothing of what the database’s client has said', async () => {
    for (const fail of [
      () => Promise.reject(new Error(secret)),
      () => {
        throw new Error(secret);
      },
    ])
      await assert.rejects(storeOf({ get: fail }).get('key'), (error: OAuthError) => {
        assert.deepEqual([error.code, error.description], ['store_unavailable', 'It failed.']);
        assert.ok(!`${error.message} ${error.stack ?? ''} ${String(error.cause)}`.includes('a-password'));
        return true;
      });
  });

  test('keeps an error that has its own words', async () => {
    const own = new OAuthError('store_unavailable', 'A counter holds something else.');
    await assert.rejects(storeOf({ increment: () => Promise.reject(own) }).increment('key', 1), own);
  });

  test('fails where the database does not answer in time', () =>
    assert.rejects(storeOf({ get: never }, 1).get('key'), {
      code: 'store_unavailable',
      description: 'A did not answer within 1 ms.',
    }));

  test('fails what waits when it is closed, and all afterwards; it asks and closes the database no more', async () => {
    const asked: string[] = [];
    const store = storeOf({
      get: (key) => {
        asked.push(key);
        return never();
      },
      close: () => void asked.push('closed'),
    });
    const closed = { code: 'store_unavailable', description: 'The A store is closed.' };
    const waiting = assert.rejects(store.get('first'), closed);
    await Promise.resolve();
    await store.close();
    await store.close();
    await waiting;
    await assert.rejects(store.get('second'), closed);
    assert.deepEqual(asked, ['first', 'closed']);
  });

  test('gives up by a signal, with its reason, and asks nothing where it was given before', async () => {
    const [controller, reason] = [new AbortController(), new Error('no longer')];
    const store = storeOf({ get: never });
    const waiting = assert.rejects(store.get('key', { signal: controller.signal }), reason);
    controller.abort(reason);
    await waiting;
    const asked: string[] = [];
    const other = storeOf({ set: (key) => void asked.push(key) });
    await assert.rejects(other.set('key', 'value', 1, { signal: controller.signal }), reason);
    assert.deepEqual(asked, []);
  });

  test('takes no value from the database that it would not write', async () => {
    for (const operation of ['get', 'take'] as const) {
      const storing = (length: number) => storeOf({ [operation]: () => 'x'.repeat(length) });
      assert.equal((await storing(mostValueBytes)[operation]('key'))?.length, mostValueBytes);
      await assert.rejects(storing(mostValueBytes + 1)[operation]('key'), { code: 'store_unavailable' });
    }
  });
});
