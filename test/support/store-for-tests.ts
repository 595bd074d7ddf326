import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';

type Operation = Exclude<keyof AtomicStore, 'close'>;

/** A store in memory whose clock, failures and contents a test decides, and which counts what is asked of it. */
export interface StoreForTests extends AtomicStore {
  /** What `AtomicStore` calls entries, by key; without indexes. */
  readonly entries: Map<string, { value: string; until: number }>;
  /** The names of the operations so far, in order. */
  readonly asked: Operation[];
  /** Runs before each operation: it may wait, or reject in place of it. */
  before: ((operation: Operation, key: string) => void | Promise<void>) | undefined;
  now(): number;
  /** How many members of an index are told, those that live longest. */
  mostMembers: number;
}

/** @param now milliseconds since 1970. */
export function makeStore(now: () => number = Date.now): StoreForTests {
  const entries = new Map<string, { value: string; until: number }>();
  const indexes = new Map<string, Map<string, number>>();
  const asked: Operation[] = [];
  const alive = (key: string): string | undefined => {
    const entry = entries.get(key);
    return entry && entry.until > store.now() ? entry.value : undefined;
  };
  const put = (key: string, value: string, ttlMs: number): true => {
    entries.set(key, { value, until: store.now() + ttlMs });
    return true;
  };
  const run = async <Result>(operation: Operation, key: string, work: () => Result): Promise<Result> => {
    asked.push(operation);
    await store.before?.(operation, key);
    return work();
  };
  const remove = (key: string): boolean => {
    const was = alive(key) !== undefined;
    entries.delete(key);
    return was;
  };
  const store: StoreForTests = {
    ...{ entries, asked, now, before: undefined, mostMembers: 1000 },
    get: (key) => run('get', key, () => alive(key)),
    set: (key, value, ttlMs) => run('set', key, () => void put(key, value, ttlMs)),
    take: (key) =>
      run('take', key, () => {
        const value = alive(key);
        entries.delete(key);
        return value;
      }),
    setIfAbsent: (key, value, ttlMs) =>
      run('setIfAbsent', key, () => alive(key) === undefined && put(key, value, ttlMs)),
    compareAndSet: (key, expected, value, ttlMs) =>
      run('compareAndSet', key, () => alive(key) === expected && put(key, value, ttlMs)),
    increment: (key, ttlMs) =>
      run('increment', key, () => {
        const entry = entries.get(key);
        const count = Number(alive(key) ?? 0) + 1;
        entries.set(key, {
          value: String(count),
          until: count > 1 && entry ? entry.until : store.now() + ttlMs,
        });
        return count;
      }),
    addToIndex: (index, member, ttlMs) =>
      run('addToIndex', index, () => {
        const members = indexes.get(index) ?? new Map<string, number>();
        members.set(member, Math.max(members.get(member) ?? 0, store.now() + ttlMs));
        indexes.set(index, members);
      }),
    removeFromIndex: (index, member) =>
      run('removeFromIndex', index, () => void indexes.get(index)?.delete(member)),
    membersOf: (index) =>
      run('membersOf', index, () =>
        [...(indexes.get(index) ?? [])]
          .filter(([, until]) => until > store.now())
          .sort(([, one], [, other]) => other - one)
          .slice(0, store.mostMembers)
          .map(([member]) => member),
      ),
    delete: (key) => run('delete', key, () => remove(key)),
    close: () => Promise.resolve(),
  };
  return store;
}
