import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { check, equal } from './check.js';
import type { CaseSteps, CaseTools } from './store-under-test.js';

const minute = 60_000;
const longestTtlMs = 15_000;

interface Written {
  /** Starts the life of an entry that ends after `ttlMs`. */
  readonly write: (store: AtomicStore, key: string, ttlMs: number) => Promise<unknown>;
  readonly isThere: (store: AtomicStore, key: string) => Promise<boolean>;
}

const get = async (store: AtomicStore, key: string): Promise<boolean> => (await store.get(key)) !== undefined;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const endings: readonly (Written & { readonly name: string })[] = [
  {
    name: 'an entry of set ends after its time, swept or not',
    write: (store, key, ttlMs) => store.set(key, 'x', ttlMs),
    isThere: get,
  },
  {
    name: 'an entry of setIfAbsent ends after its time',
    write: (store, key, ttlMs) => store.setIfAbsent(key, 'x', ttlMs),
    isThere: get,
  },
  {
    name: 'compareAndSet gives an entry a new time',
    write: async (store, key, ttlMs) => {
      await store.set(key, 'x', minute);
      await store.compareAndSet(key, 'x', 'y', ttlMs);
    },
    isThere: get,
  },
  {
    name: 'set gives an entry a new time',
    write: async (store, key, ttlMs) => {
      await store.set(key, 'x', minute);
      await store.set(key, 'y', ttlMs);
    },
    isThere: get,
  },
  {
    name: 'a counter ends after the time of its first increment, however often it is used',
    write: async (store, key, ttlMs) => {
      await store.increment(key, ttlMs);
      await store.increment(key, minute);
    },
    isThere: get,
  },
  {
    name: 'a member of an index ends after its time',
    write: async (store, key, ttlMs) => {
      await store.addToIndex(key, 'other', minute);
      await store.addToIndex(key, 'member', ttlMs);
    },
    isThere: async (store, key) => (await store.membersOf(key)).includes('member'),
  },
];

/**
 * Looks at an entry for its whole life. A look that ended before the entry may end must find it; one that started after it must have
 * ended must not. Where the machine was too slow for a look shortly before the end and one shortly after it, it tries
 * again with a longer life.
 */
async function checkEnding(
  { open, key, precisionMs }: CaseTools,
  { write, isThere }: Written,
): Promise<void> {
  const store = await open();
  for (let ttlMs = 8 * precisionMs; ttlMs <= longestTtlMs; ttlMs *= 2) {
    const name = key();
    const started = performance.now();
    await write(store, name, ttlMs);
    const written = performance.now();
    let lookedBeforeEnd = false;
    let lookedAfterEnd: boolean;
    for (;;) {
      const before = performance.now();
      const found = await isThere(store, name);
      const after = performance.now();
      if (after < started + ttlMs - precisionMs) {
        check(found, `it is gone ${Math.round(after - started)} ms after it was written for ${ttlMs} ms`);
        lookedBeforeEnd ||= before > written + ttlMs - 4 * precisionMs;
      }
      if (before > written + ttlMs + precisionMs) {
        check(!found, `it is there ${Math.round(before - written)} ms after it was written for ${ttlMs} ms`);
        lookedAfterEnd = before < written + ttlMs + 4 * precisionMs;
        break;
      }
      await wait(precisionMs / 2);
    }
    if (lookedBeforeEnd && lookedAfterEnd) return;
  }
  throw new Error('The store answers too slowly for its times to be checked.');
}

/** Lets an entry end, and gives the key to what follows. */
async function ended(store: AtomicStore, key: string, precisionMs: number): Promise<void> {
  await store.set(key, 'old', 1);
  await wait(precisionMs + 1);
}

/** When things end, and that what has ended counts as absent for every operation. */
export const endingCases: readonly CaseSteps[] = [
  ...endings.map(({ name, ...written }): CaseSteps => ({
    name,
    run: (tools: CaseTools): Promise<void> => checkEnding(tools, written),
  })),
  {
    name: 'what has ended is absent for take, delete, compareAndSet and setIfAbsent',
    run: async ({ open, key, precisionMs }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await ended(store, name, precisionMs);
      equal(await store.get(name), undefined, 'get');
      equal(await store.take(name), undefined, 'take');
      await ended(store, name, precisionMs);
      equal(await store.delete(name), false, 'delete');
      await ended(store, name, precisionMs);
      equal(await store.compareAndSet(name, 'old', 'new', minute), false, 'compareAndSet');
      equal(await store.setIfAbsent(name, 'new', minute), true, 'setIfAbsent');
      equal(await store.get(name), 'new', 'get after setIfAbsent');
    },
  },
  {
    name: 'a counter that has ended starts at 1 again',
    run: async ({ open, key, precisionMs }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.increment(name, 1);
      await wait(precisionMs + 1);
      equal(await store.increment(name, minute), 1, 'increment');
      equal(await store.increment(name, minute), 2, 'a second increment');
    },
  },
  {
    name: 'a member that has ended can be added again, and one added again lives longer',
    run: async ({ open, key, precisionMs }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.addToIndex(name, 'ended', 1);
      await store.addToIndex(name, 'longer', 1);
      await store.addToIndex(name, 'longer', minute);
      await wait(precisionMs + 1);
      equal(await store.membersOf(name), ['longer'], 'membersOf');
      await store.addToIndex(name, 'ended', minute);
      equal((await store.membersOf(name)).sort(), ['ended', 'longer'], 'membersOf after it was added again');
    },
  },
];
