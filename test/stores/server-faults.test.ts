import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { postgresStore } from '../../src/stores/postgres/index.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { sharedPostgres, sharedRedis } from '../support/databases.js';
import { assertUnavailable, untilItWorks } from '../support/store-failures.js';
import { startProxy } from '../support/tcp-proxy.js';

const minute = 60_000;
const wrong = 'a-wrong-password-that-is-never-printed';

interface Server {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const kinds: readonly {
  readonly name: string;
  readonly server: () => Promise<Server>;
  readonly open: (url: string, timeoutMs: number) => AtomicStore;
  readonly keepsEntries: boolean;
}[] = [
  {
    name: 'Redis',
    server: sharedRedis,
    open: (url, timeoutMs) => redisStore({ url, timeoutMs }),
    keepsEntries: false,
  },
  {
    name: 'Postgres',
    server: sharedPostgres,
    open: (url, timeoutMs) => postgresStore({ url, timeoutMs }),
    keepsEntries: true,
  },
];

for (const { name, server, open, keepsEntries } of kinds)
  describe(`a ${name} server`, () => {
    test('that stops fails the calls that wait, and those after them at once; after its start all is well', async () => {
      const database = await server();
      const store = open(database.url, minute);
      await store.set('kept', 'value', 10 * minute);
      const calls = Array.from({ length: 200 }, (_, index) => store.increment(`stopped:${index}`, minute));
      const settled = Promise.allSettled(calls);
      await database.stop();
      for (const result of await settled)
        if (result.status === 'rejected')
          await assertUnavailable(Promise.reject(result.reason as Error), /failed|reached/);
      const started = performance.now();
      for (let count = 0; count < 10; count += 1)
        await assertUnavailable(store.get('kept'), /failed|reached/);
      assert.ok(performance.now() - started < minute, 'the calls waited for their limit');
      await database.start();
      await untilItWorks(store);
      assert.equal(await store.get('kept'), keepsEntries ? 'value' : undefined);
      await store.set('kept', 'again', minute);
      assert.equal(await store.take('kept'), 'again');
      await store.close();
    });

    test('that is not there at first is used once it is', async () => {
      const database = await server();
      await database.stop();
      const store = open(database.url, minute);
      await assertUnavailable(store.get('a'), /ECONNREFUSED.*nothing listens/);
      await assertUnavailable(store.set('a', 'b', minute), /ECONNREFUSED/);
      await database.start();
      await untilItWorks(store);
      await store.close();
    });

    test('that does not answer fails a call at its limit, and is used again once it answers', async () => {
      const database = await server();
      const proxy = await startProxy(database.port);
      const store = open(database.url.replace(`:${database.port}`, `:${proxy.port}`), 1000);
      await untilItWorks(store);
      proxy.hold();
      await assertUnavailable(store.get('a'), /did not answer within 1000 ms|failed|reached/);
      proxy.pass();
      await untilItWorks(store);
      await store.close();
      await proxy.close();
    });

    test('that does not answer lets go of a call whose signal is aborted', async () => {
      const database = await server();
      const proxy = await startProxy(database.port);
      const store = open(database.url.replace(`:${database.port}`, `:${proxy.port}`), minute);
      await untilItWorks(store);
      proxy.hold();
      const abort = new AbortController();
      const call = store.get('a', { signal: abort.signal });
      abort.abort(new Error('it took too long'));
      await assert.rejects(call, /it took too long/);
      const waiting = store.get('a');
      await Promise.all([store.close(), assertUnavailable(waiting, /closed/)]);
      await proxy.close();
    });

    test('that refuses the password is told without the password', async () => {
      const { url } = await server();
      const address = new URL(url);
      // This Redis has no password, and refuses one of a user that it doesn't have.
      address.username = 'app';
      address.password = wrong;
      const store = open(address.href, minute);
      for (const call of [store.get('a'), store.set('a', 'b', minute)])
        await assertUnavailable(call, /it refuses the user or the password/, wrong);
      await store.close();
    });

    test('whose URL can’t be read is told without the password', async () => {
      const store = open(`${name.toLowerCase()}://app:${wrong}@host:port-that-is-none/x`, minute);
      await assertUnavailable(store.get('a'), /not valid|can’t be reached|failed/, wrong);
      await store.close();
    });
  });
