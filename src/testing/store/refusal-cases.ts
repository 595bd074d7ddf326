import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { check, equal, rejects } from './check.js';
import type { CaseSteps, CaseTools, StoreUnderTest } from './store-under-test.js';

const minute = 60_000;

/** A call of each operation. */
const calls: readonly (readonly [
  name: string,
  call: (store: AtomicStore, key: string) => Promise<unknown>,
])[] = [
  ['get', (store, key) => store.get(key)],
  ['set', (store, key) => store.set(key, 'x', minute)],
  ['take', (store, key) => store.take(key)],
  ['setIfAbsent', (store, key) => store.setIfAbsent(key, 'x', minute)],
  ['compareAndSet', (store, key) => store.compareAndSet(key, 'x', 'y', minute)],
  ['increment', (store, key) => store.increment(key, minute)],
  ['addToIndex', (store, key) => store.addToIndex(key, 'x', minute)],
  ['removeFromIndex', (store, key) => store.removeFromIndex(key, 'x')],
  ['membersOf', (store, key) => store.membersOf(key)],
  ['delete', (store, key) => store.delete(key)],
];

/** A writing call with an argument that can't be. */
const mistakes: readonly (readonly [
  name: string,
  call: (store: AtomicStore, key: string) => Promise<unknown>,
])[] = [
  ['an empty key', (store) => store.set('', 'x', minute)],
  ['a key of 201 characters', (store) => store.set('k'.repeat(201), 'x', minute)],
  ['a key with a space', (store, key) => store.set(`${key} x`, 'x', minute)],
  ['a key with a line break at its end', (store, key) => store.set(`${key}\n`, 'x', minute)],
  ['a key with a letter outside of ASCII', (store, key) => store.get(`${key}ä`)],
  ['a member with a space', (store, key) => store.addToIndex(key, 'a b', minute)],
  ['a value of more than 1,000,000 bytes', (store, key) => store.set(key, 'a'.repeat(1_000_001), minute)],
  ['half of a surrogate pair', (store, key) => store.set(key, '\ud83d', minute)],
  ['no time to live', (store, key) => store.set(key, 'x', 0)],
  ['a negative time to live', (store, key) => store.increment(key, -1)],
  ['a time to live that is no whole number', (store, key) => store.setIfAbsent(key, 'x', 1.5)],
  ['a time to live that is no number', (store, key) => store.addToIndex(key, 'x', Number.NaN)],
  ['an endless time to live', (store, key) => store.set(key, 'x', Number.POSITIVE_INFINITY)],
];

/** What must reject. */
export function refusalCases({ openUnreachable }: StoreUnderTest): CaseSteps[] {
  const unreachable: CaseSteps[] = !openUnreachable
    ? []
    : calls.map(([name, call]) => ({
        name: `${name} rejects while the database can't be reached`,
        run: async ({ key }: CaseTools): Promise<void> => {
          const store = await openUnreachable();
          try {
            await rejects(call(store, key()), name);
          } finally {
            await store.close();
          }
        },
      }));
  return [
    ...mistakes.map(([name, call]): CaseSteps => ({
      name: `${name} is refused, and nothing is written`,
      run: async ({ open, key }: CaseTools): Promise<void> => {
        const store = await open();
        const id = key();
        await rejects(call(store, id), name);
        equal(await store.get(id), undefined, 'get');
        equal(await store.membersOf(id), [], 'membersOf');
      },
    })),
    ...unreachable,
    {
      name: 'increment of a key that holds other text rejects, and leaves it',
      run: async ({ open, key }: CaseTools): Promise<void> => {
        const store = await open();
        const id = key();
        await store.set(id, 'no number', minute);
        await rejects(store.increment(id, minute), 'increment');
        equal(await store.get(id), 'no number', 'get');
      },
    },
    ...calls.map(([name, call]): CaseSteps => ({
      name: `${name} rejects after close`,
      run: async ({ open, key }: CaseTools): Promise<void> => {
        const store = await open();
        await store.get(key());
        await store.close();
        await rejects(call(store, key()), name);
      },
    })),
    {
      name: 'a store may be closed twice, before its first use, and without ending others',
      run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
        const [store, other = store] = await openSeveral(2);
        await store.close();
        await store.close();
        await other.set(key(), 'x', minute);
      },
    },
    {
      name: 'a call with a signal that is aborted rejects with its reason, and does nothing',
      run: async ({ open, key }: CaseTools): Promise<void> => {
        const store = await open();
        const [id, reason] = [key(), new Error('aborted by the case')];
        const call = store.set(id, 'x', minute, { signal: AbortSignal.abort(reason) });
        check((await rejects(call, 'set')) === reason, 'set rejects with something else than the reason');
        equal(await store.get(id), undefined, 'get');
      },
    },
    {
      name: 'aborting a call ends the wait for it, and the store works on',
      run: async ({ open, key }: CaseTools): Promise<void> => {
        const store = await open();
        const [id, abort] = [key(), new AbortController()];
        const call = store.set(key(), 'x', minute, { signal: abort.signal });
        abort.abort(new Error('aborted by the case'));
        await call.catch(() => undefined);
        // Another key: the call that was aborted may still write.
        await store.set(id, 'y', minute);
        equal(await store.get(id), 'y', 'get');
      },
    },
  ];
}
