import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { memoryStore } from '../../src/stores/memory/memory-store.js';
import { storeCases } from '../../src/testing/store/index.js';
import { lettingThrough, sharedMemory } from '../support/shared-memory-store.js';

interface Broken {
  readonly title: string;
  /** What the store does otherwise than it must. */
  readonly breakIt: (store: AtomicStore) => Partial<AtomicStore>;
  /** Part of the name of a case that must fail. */
  readonly caughtBy: string;
}

/** Time for other calls to come between. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Numbers from 1, for all stores together. */
const count = (
  (number = 0) =>
  (): number =>
    ++number
)();

const broken: readonly Broken[] = [
  {
    title: 'forgets every seventh write',
    breakIt: (store) => ({ set: async (...given) => (count() % 7 === 0 ? undefined : store.set(...given)) }),
    caughtBy: 'comes back unchanged',
  },
  {
    title: 'never ends an entry',
    breakIt: (store) => ({ set: (key, value) => store.set(key, value, 1e9) }),
    caughtBy: 'an entry of set ends after its time',
  },
  {
    title: 'ends entries a fifth too late',
    breakIt: (store) => ({ set: (key, value, ttlMs) => store.set(key, value, ttlMs * 1.2 + 100) }),
    caughtBy: 'an entry of set ends after its time',
  },
  {
    title: 'ends entries too early',
    breakIt: (store) => ({
      setIfAbsent: (key, value, ttlMs) => store.setIfAbsent(key, value, Math.ceil(ttlMs / 2)),
    }),
    caughtBy: 'an entry of setIfAbsent ends after its time',
  },
  {
    title: 'counts times to live in whole seconds',
    breakIt: (store) => ({
      set: (key, value, ttlMs) => store.set(key, value, Math.ceil(ttlMs / 1000) * 1000),
    }),
    caughtBy: 'an entry of set ends after its time',
  },
  {
    title: 'lengthens a counter’s life at each use',
    breakIt: (store) => ({
      increment: async (key, ttlMs) => {
        const count = Number((await store.get(key)) ?? 0) + 1;
        await store.set(key, String(count), ttlMs);
        return count;
      },
    }),
    caughtBy: 'a counter ends after the time of its first increment',
  },
  {
    title: 'reads, then deletes, to take',
    breakIt: (store) => ({
      take: async (key) => {
        const value = await store.get(key);
        await pause();
        await store.delete(key);
        return value;
      },
    }),
    caughtBy: 'of 100 calls that take an entry',
  },
  {
    title: 'reads, then writes, to set if absent',
    breakIt: (store) => ({
      setIfAbsent: async (key, value, ttlMs) => {
        if ((await store.get(key)) !== undefined) return false;
        await pause();
        await store.set(key, value, ttlMs);
        return true;
      },
    }),
    caughtBy: 'of 100 calls that set an entry if it is absent',
  },
  {
    title: 'reads, then writes, to compare and set',
    breakIt: (store) => ({
      compareAndSet: async (key, expected, value, ttlMs) => {
        if ((await store.get(key)) !== expected) return false;
        await pause();
        await store.set(key, value, ttlMs);
        return true;
      },
    }),
    caughtBy: 'of 100 calls that expect the same value',
  },
  {
    title: 'reads, then writes, to increment',
    breakIt: (store) => ({
      increment: async (key, ttlMs) => {
        const count = Number((await store.get(key)) ?? 0) + 1;
        await pause();
        await store.set(key, String(count), ttlMs);
        return count;
      },
    }),
    caughtBy: '100 increments at the same time',
  },
  {
    title: 'says that it wrote over what was there',
    breakIt: (store) => ({
      setIfAbsent: async (key, value, ttlMs) => {
        await store.setIfAbsent(key, value, ttlMs);
        return true;
      },
    }),
    caughtBy: 'setIfAbsent writes only where nothing is',
  },
  {
    title: 'compares without case',
    breakIt: (store) => ({
      compareAndSet: async (key, expected, value, ttlMs) => {
        const present = await store.get(key);
        if (present?.toLowerCase() !== expected.toLowerCase()) return false;
        return store.compareAndSet(key, present, value, ttlMs);
      },
    }),
    caughtBy: 'character by character',
  },
  {
    title: 'reads a cache of its own',
    breakIt: (store) => {
      const cache = new Map<string, string | undefined>();
      return {
        get: async (key) => {
          if (!cache.has(key)) cache.set(key, await store.get(key));
          return cache.get(key);
        },
      };
    },
    caughtBy: 'set writes a value that every store of the app reads',
  },
  {
    title: 'shortens values',
    breakIt: (store) => ({ set: (key, value, ttlMs) => store.set(key, value.slice(0, 65_535), ttlMs) }),
    caughtBy: 'a value of 1,000,000 bytes',
  },
  {
    title: 'ends values at a NUL character',
    breakIt: (store) => ({ set: (key, value, ttlMs) => store.set(key, value.split('\0')[0] ?? '', ttlMs) }),
    caughtBy: 'a NUL character',
  },
  {
    title: 'shortens keys to 128 characters',
    breakIt: (store) => ({
      set: (key, value, ttlMs) => store.set(key.slice(0, 128), value, ttlMs),
      get: (key) => store.get(key.slice(0, 128)),
    }),
    caughtBy: 'a key may have 200 characters',
  },
  {
    title: 'ends an index with its latest member',
    breakIt: (store) => ({ addToIndex: (index, member) => store.addToIndex(index, member, 1) }),
    caughtBy: 'a member of an index ends after its time',
  },
  {
    title: 'lists members in the order of their names',
    breakIt: (store) => ({ membersOf: async (index) => (await store.membersOf(index)).sort() }),
    caughtBy: 'members that live longest come first',
  },
  {
    title: 'takes any key and any time to live',
    breakIt: (store) => ({ set: (_key, value) => store.set('any', value, 1000) }),
    caughtBy: 'nothing is written',
  },
];

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
  for (const { title, breakIt, caughtBy } of broken)
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
