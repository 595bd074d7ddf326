import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { databases } from '../support/databases.js';
import { isTried, runsOf } from '../support/whole.js';
import type { Told } from '../support/store-process.js';

const script = fileURLToPath(new URL('../support/store-process.ts', import.meta.url));
const rounds = runsOf(20);
const minute = 60_000;
type Operation = NonNullable<Told['call']>['operation'];

describe('three processes of one store', () => {
  let processes: ChildProcess[] = [];

  const resultsOf = async (child: ChildProcess): Promise<unknown[]> => {
    const [{ results, failure }] = (await once(child, 'message')) as [
      { results?: unknown[]; failure?: string },
    ];
    if (!results) throw new Error(failure);
    return results;
  };
  const tell = async (told: Told): Promise<unknown[]> => {
    const results = await Promise.all(
      processes.map((child) => {
        const answer = resultsOf(child);
        child.send(told);
        return answer;
      }),
    );
    return results.flat();
  };

  before(async () => {
    processes = Array.from({ length: 3 }, () => fork(script, { execArgv: ['--import', 'tsx'] }));
    await Promise.all(processes.map(resultsOf));
  });
  after(async () => {
    for (const child of processes) child.disconnect();
  });

  const race = async (
    store: AtomicStore,
    operation: Operation,
    verify: (results: unknown[]) => void,
  ): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      const key = `processes:${crypto.randomUUID()}`;
      if (operation === 'take' || operation === 'compareAndSet') await store.set(key, 'start', minute);
      verify(await tell({ call: { operation, key } }));
    }
  };
  const winners = (results: unknown[]): number => results.filter((result) => result === true).length;

  // Another one than test/stores/one-refresh.test.ts has that day.
  for (const { name, start } of databases.filter((_, place) => isTried(3, place, 1)))
    describe(name, () => {
      let store: AtomicStore | undefined;
      before(async () => {
        const { url, open } = await start();
        // All at once: each finds no tables yet, or those of another.
        await tell({ open: url });
        store = open();
      });
      after(() => store?.close());

      test('of 99 calls that take an entry, one gets it', () =>
        race(store!, 'take', (results) =>
          assert.deepEqual(
            results.filter((result) => result !== undefined && result !== null),
            ['start'],
          ),
        ));
      test('of 99 calls that set an entry if it is absent, one does', () =>
        race(store!, 'setIfAbsent', (results) => assert.equal(winners(results), 1)));
      test('of 99 calls that expect the same value, one replaces it', () =>
        race(store!, 'compareAndSet', (results) => assert.equal(winners(results), 1)));
      test('99 increments give the numbers from 1 to 99', () =>
        race(store!, 'increment', (results) =>
          assert.deepEqual(
            results.map(Number).sort((one, other) => one - other),
            Array.from({ length: 99 }, (_, index) => index + 1),
          ),
        ));
      test('of notes of a logout that all write at once the newest stays, for all', async () => {
        for (let round = 0; round < rounds; round += 1) {
          const id = crypto.randomUUID();
          // Another order for each process that is told.
          const times = Array.from({ length: 10 }, (_, index) => 1000 + ((index * 7 + round) % 10));
          await tell({ note: { id, times } });
          const ended = await tell({ isEnded: { id, times: [1000, 1008, 1009] } });
          assert.deepEqual(ended, Array.from({ length: 3 }, () => [true, true, false]).flat());
        }
      });
    });
});
