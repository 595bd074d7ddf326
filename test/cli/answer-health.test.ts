import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { OperatorLog } from '../../src/endpoint/log/operator-log.js';
import { HealthRoutes, type ReadinessTimes } from '../../src/cli/answer-health.js';
import { deferred } from '../support/deferred.js';
import { makeStore, type StoreForTests } from '../support/store-for-tests.js';
import { sendTo } from '../support/transports.js';

const long: ReadinessTimes = { limitMs: 60_000, validMs: 60_000, lostMs: 60_000 };

interface Checked {
  readonly health: HealthRoutes;
  readonly store: StoreForTests;
  /** What the operator was told. */
  readonly told: readonly string[];
  statusOf(path: string): Promise<number>;
}

const onHealth =
  (times: Partial<ReadinessTimes>, run: (checked: Checked) => Promise<void>) => async (): Promise<void> => {
    const store = makeStore();
    const told: string[] = [];
    const log = new OperatorLog(({ code, message }) => told.push(`${code}: ${message}`));
    const health = new HealthRoutes(store, log, { ...long, ...times });
    const server = createServer((request, response) => {
      assert.ok(health.answer(request, response));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const statusOf = async (target: string) => (await sendTo(port, { target, host: '10.0.0.1' })).status;
      await run({ health, store, told, statusOf });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  };

describe('/readyz', () => {
  test(
    'asks a slow store once, however many ask and however long it takes',
    onHealth({ limitMs: 1, validMs: 1 }, async ({ store, statusOf }) => {
      const answer = deferred();
      store.before = () => answer.promise;
      for (let index = 0; index < 4; index += 1)
        assert.deepEqual(await Promise.all([statusOf('/readyz'), statusOf('/readyz')]), [503, 503]);
      assert.deepEqual(store.asked, ['get']);
      answer.resolve(undefined);
    }),
  );

  test(
    'shares one running check between all that wait for it, and its answer with those after it',
    onHealth({}, async ({ store, statusOf }) => {
      const answer = deferred();
      const asked = deferred();
      store.before = () => {
        asked.resolve(undefined);
        return answer.promise;
      };
      const waiting = [statusOf('/readyz'), statusOf('/readyz'), statusOf('/readyz')];
      await asked.promise;
      answer.resolve(undefined);
      assert.deepEqual(await Promise.all(waiting), [200, 200, 200]);
      assert.equal(await statusOf('/readyz'), 200);
      assert.deepEqual(store.asked, ['get']);
    }),
  );

  test(
    'gives a check up that never settles, and asks again',
    onHealth({ limitMs: 1, lostMs: 1 }, async ({ store, statusOf }) => {
      store.before = () => new Promise(() => undefined);
      assert.equal(await statusOf('/readyz'), 503);
      store.before = undefined;
      while ((await statusOf('/readyz')) !== 200);
    }),
  );

  test(
    'is 503 while the store fails, however it fails, and 200 afterwards',
    onHealth({ validMs: 0 }, async ({ store, statusOf }) => {
      const { get } = store;
      store.get = () => {
        throw new Error('not even a promise');
      };
      assert.equal(await statusOf('/readyz'), 503);
      store.get = () => Promise.reject(new Error('away'));
      assert.equal(await statusOf('/readyz'), 503);
      store.get = get;
      assert.equal(await statusOf('/readyz'), 200);
    }),
  );

  test(
    'tells the operator once that the store fails, whoever asked it',
    onHealth({ validMs: 0 }, async ({ health, store, told, statusOf }) => {
      store.get = () => Promise.reject(new RangeError('a secret'));
      health.check();
      assert.deepEqual([await statusOf('/readyz'), await statusOf('/readyz')], [503, 503]);
      assert.deepEqual(told, ['store_unavailable: The store could not be used: it failed with RangeError.']);
    }),
  );

  test(
    'tells nobody that the store was closed while it was asked',
    onHealth({}, async ({ health, store, told }) => {
      const closed = deferred();
      store.get = () => closed.promise.then(() => Promise.reject(new Error('closed')));
      health.check();
      health.end();
      closed.resolve(undefined);
      await new Promise(setImmediate);
      assert.deepEqual(told, []);
    }),
  );

  test(
    'is 503 once the process is about to end, without asking the store; /healthz stays 200',
    onHealth({}, async ({ health, store, statusOf }) => {
      health.end();
      assert.deepEqual([await statusOf('/readyz'), await statusOf('/healthz')], [503, 200]);
      assert.deepEqual(store.asked, []);
    }),
  );
});
