import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';

/** A store that is broken on purpose. */
export interface Broken {
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

export const brokenStores: readonly Broken[] = [
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
    title: 'ends entries too late',
    breakIt: (store) => ({ set: (key, value, ttlMs) => store.set(key, value, ttlMs + 250) }),
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
