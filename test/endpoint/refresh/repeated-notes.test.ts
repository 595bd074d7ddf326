import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { minute, onCluster, type Cluster } from '../../support/cluster.js';
import { errorOf } from '../../support/site.js';
import type { StubReply } from '../../support/stub-server.js';
import { until } from '../../support/wait-for-tasks.js';

/** Waits of the endpoint that a test ends by hand. */
interface Waits {
  readonly lengths: number[];
  endOne(): void;
}

const withWaits = (run: (cluster: Cluster, waits: Waits) => Promise<void>) => {
  const ends: (() => void)[] = [];
  const waits: Waits = { lengths: [], endOne: () => ends.shift()?.() };
  const wait = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      waits.lengths.push(milliseconds);
      ends.push(resolve);
    });
  return onCluster((cluster) => run(cluster, waits), { environment: { wait } });
};

const stateOf = ({ store }: Cluster): string | undefined => {
  const [, entry] = [...store.entries].find(([key]) => key.includes(':refresh:')) ?? [];
  return entry && entry.until > store.now() ? /^1\.(\w+)/.exec(entry.value)?.[1] : undefined;
};

const outcomes: readonly [what: string, reply: StubReply | 'cut', note: string | undefined, again: number][] =
  [
    ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, 'refused', 0],
    ['503', { status: 503 }, 'busy', 1],
    ['no answer', 'cut', 'lost', 0],
    ['an answer that can’t be used', { body: { access_token: 1 } }, 'lost', 0],
    ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, undefined, 1],
    ['400 without a reason', { status: 400, body: {} }, undefined, 1],
  ];

describe('what a failed refresh means for others', () => {
  for (const [what, reply, note, again] of outcomes)
    test(
      `is written once the store is there again: ${what}`,
      withWaits(async (cluster, waits) => {
        const { sites, stub, store, pass, ask } = cluster;
        pass(61 * minute);
        const honest = stub.answers.get('/token');
        stub.answers.set('/token', () => reply);
        let tries = 0;
        const sent = stub.count('/token') + 1;
        store.before = (operation) => {
          if (operation !== 'compareAndSet' || stub.count('/token') < sent) return;
          tries++;
          throw new Error('down');
        };
        await errorOf(await ask(sites[0]));
        // The note: the lock is held until it is written.
        assert.equal(tries, 1);
        assert.equal(stateOf(cluster), 'sent');
        waits.endOne();
        await until(() => tries === 2 && waits.lengths.length === 2);
        assert.equal(stateOf(cluster), 'sent');
        store.before = undefined;
        const asked = store.asked.length;
        waits.endOne();
        await until(() => store.asked.length > asked);
        // A release leaves an entry for a millisecond.
        pass(1);
        assert.equal(stateOf(cluster), note);
        assert.deepEqual(waits.lengths, [1000, 1000]);
        // The lock and the provider's pause end by themselves.
        pass(61_000);
        if (honest) stub.answers.set('/token', honest);
        const before = stub.count('/token');
        assert.equal((await ask(sites[1])).status, again === 1 ? 200 : 401);
        assert.deepEqual([stub.count('/token') - before, stub.reuses], [again, 0]);
      }),
    );

  test(
    'is given up after a minute: the token is not sent again',
    withWaits(async (cluster, waits) => {
      const { sites, stub, store, pass, ask } = cluster;
      pass(61 * minute);
      stub.answers.set('/token', () => ({ status: 503 }));
      const sent = stub.count('/token') + 1;
      store.before = (operation) => {
        if (operation === 'compareAndSet' && stub.count('/token') >= sent) throw new Error('down');
      };
      await errorOf(await ask(sites[0]));
      for (let second = 1; second < 60; second++) {
        waits.endOne();
        await until(() => waits.lengths.length === second + 1);
      }
      const asked = store.asked.length;
      waits.endOne();
      await until(() => store.asked.length > asked);
      store.before = undefined;
      pass(61_000);
      assert.equal((await ask(sites[1])).status, 401);
      assert.deepEqual([stub.count('/token'), waits.lengths.length], [sent, 60]);
    }),
  );
});
