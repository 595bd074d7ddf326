import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { memoryStore } from '../../src/stores/memory/memory-store.js';
import { storeCases } from '../../src/testing/store/index.js';
import { brokenStores } from '../support/broken-stores.js';
import { lettingThrough, sharedMemory } from '../support/shared-memory-store.js';

/** The names of the cases that fail for a store, of those that have a text in their names. */
const failedCases = async (
  about: string,
  open: (app: 'first' | 'second') => AtomicStore,
  unreachable?: AtomicStore,
): Promise<string[]> => {
  const cases = storeCases({
    open: ({ app }) => open(app),
    ...(unreachable ? { openUnreachable: () => unreachable } : {}),
    rounds: 2,
  }).filter(({ name }) => name.includes(about));
  assert.ok(cases.length > 0, `no case is about ${about}`);
  const failures = await Promise.all(
    cases.map(({ name, run }) =>
      run().then(
        () => [],
        () => [name],
      ),
    ),
  );
  return failures.flat();
};

describe('the conformance suite', () => {
  for (const { title, breakIt, caughtBy } of brokenStores)
    test(`catches a store that ${title}`, async () => {
      const databases = sharedMemory();
      const failed = await failedCases(caughtBy, (app) => {
        const store = databases[app];
        return { ...lettingThrough(store), ...breakIt(store) };
      });
      assert.notEqual(failed.length, 0);
    });

  test('catches a store that mixes two apps', async () => {
    const database = memoryStore();
    const failed = await failedCases('two apps', () => lettingThrough(database));
    assert.deepEqual(failed, ['stores of two apps in one database share nothing']);
  });

  test('catches a store that works on after close', async () => {
    const databases = sharedMemory();
    const failed = await failedCases('rejects after close', (app) => ({
      ...databases[app],
      close: () => Promise.resolve(),
    }));
    assert.equal(failed.length, 10);
  });

  test('catches a store that calls what it can’t reach absent', async () => {
    const databases = sharedMemory();
    const unreachable = { ...memoryStore(), close: () => Promise.resolve() };
    const failed = await failedCases(
      "can't be reached",
      (app) => lettingThrough(databases[app]),
      unreachable,
    );
    assert.equal(failed.length, 10);
  });

  test('catches a store that ignores a signal', async () => {
    const databases = sharedMemory();
    const failed = await failedCases('a signal that is aborted', (app) => ({
      ...lettingThrough(databases[app]),
      set: (key, value, ttlMs) => databases[app].set(key, value, ttlMs),
    }));
    assert.equal(failed.length, 1);
  });
});
