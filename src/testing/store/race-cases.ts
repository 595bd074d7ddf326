import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { equal } from './check.js';
import type { CaseSteps, CaseTools } from './store-under-test.js';

const minute = 60_000;
const callers = 100;
const processes = 4;

type Call<Result> = (store: AtomicStore, caller: number, key: string) => Promise<Result>;

/** Runs 100 calls at the same time over several stores, many times, and checks the results of each round. */
async function race<Result>(
  { openSeveral, key, rounds }: CaseTools,
  prepare: (store: AtomicStore, key: string) => Promise<unknown>,
  call: Call<Result>,
  verify: (results: Result[], store: AtomicStore, key: string) => void | Promise<void>,
): Promise<void> {
  const stores = await openSeveral(processes);
  for (let round = 0; round < rounds; round += 1) {
    const name = key();
    await prepare(stores[0], name);
    const calls = Array.from({ length: callers }, (_, caller) =>
      call(stores[caller % processes] ?? stores[0], caller, name),
    );
    await verify(await Promise.all(calls), stores[0], name);
  }
}

const nothing = (): Promise<void> => Promise.resolve();
const write = (store: AtomicStore, key: string): Promise<void> => store.set(key, 'start', minute);
const winnersOf = (results: readonly unknown[]): number[] =>
  results.flatMap((won, caller) => (won === true ? [caller] : []));

/** Many calls at the same time. */
export const raceCases: readonly CaseSteps[] = [
  {
    name: 'of 100 calls that take an entry, one gets it',
    run: (tools: CaseTools): Promise<void> =>
      race(
        tools,
        write,
        (store, _caller, key) => store.take(key),
        (results) =>
          equal(
            results.filter((value) => value !== undefined),
            ['start'],
            'the values taken',
          ),
      ),
  },
  {
    name: 'of 100 calls that set an entry if it is absent, one does, and its value stays',
    run: (tools: CaseTools): Promise<void> =>
      race(
        tools,
        nothing,
        (store, caller, key) => store.setIfAbsent(key, `value ${caller}`, minute),
        async (results, store, key) => {
          const winners = winnersOf(results);
          equal(winners.length, 1, 'calls that wrote');
          equal(await store.get(key), `value ${winners[0] ?? ''}`, 'get');
        },
      ),
  },
  {
    name: 'of 100 calls that set an entry whose time has ended, one does',
    run: (tools: CaseTools): Promise<void> =>
      race(
        // Each round waits for the end.
        { ...tools, rounds: Math.ceil(tools.rounds / 4) },
        async (store, key) => {
          await store.set(key, 'ended', 1);
          await new Promise((resolve) => setTimeout(resolve, tools.precisionMs + 1));
        },
        (store, caller, key) => store.setIfAbsent(key, `value ${caller}`, minute),
        (results) => equal(winnersOf(results).length, 1, 'calls that wrote'),
      ),
  },
  {
    name: 'of 100 calls that expect the same value, one replaces it, and its value stays',
    run: (tools: CaseTools): Promise<void> =>
      race(
        tools,
        write,
        (store, caller, key) => store.compareAndSet(key, 'start', `value ${caller}`, minute),
        async (results, store, key) => {
          const winners = winnersOf(results);
          equal(winners.length, 1, 'calls that wrote');
          equal(await store.get(key), `value ${winners[0] ?? ''}`, 'get');
        },
      ),
  },
  {
    name: 'of 100 calls that delete an entry, one finds it',
    run: (tools: CaseTools): Promise<void> =>
      race(
        tools,
        write,
        (store, _caller, key) => store.delete(key),
        (results) => equal(winnersOf(results).length, 1, 'calls that found it'),
      ),
  },
  {
    name: 'of 100 calls that take or delete an entry, one gets it',
    run: (tools: CaseTools): Promise<void> =>
      race<unknown>(
        tools,
        write,
        (store, caller, key) => (caller % 3 === 0 ? store.take(key) : store.delete(key)),
        (results) =>
          equal(results.filter((result) => result === true || result === 'start').length, 1, 'winners'),
      ),
  },
  {
    name: '100 increments at the same time give the numbers from 1 to 100',
    run: (tools: CaseTools): Promise<void> =>
      race(
        tools,
        nothing,
        (store, _caller, key) => store.increment(key, minute),
        (results) =>
          equal(
            results.sort((one, other) => one - other),
            Array.from({ length: callers }, (_, index) => index + 1),
            'the numbers',
          ),
      ),
  },
  {
    name: '100 members added at the same time are all in the index, and so are none of those removed',
    run: (tools: CaseTools): Promise<void> =>
      race(
        { ...tools, rounds: Math.ceil(tools.rounds / 4) },
        nothing,
        async (store, caller, key) => {
          await store.addToIndex(key, `member-${caller}`, minute);
          if (caller % 2 === 0) await store.removeFromIndex(key, `member-${caller}`);
        },
        async (_results, store, key) => equal((await store.membersOf(key)).length, callers / 2, 'members'),
      ),
  },
];
