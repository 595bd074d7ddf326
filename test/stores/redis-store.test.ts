import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient, createCluster } from '@redis/client';
import { redisStore } from '../../src/stores/redis/index.js';
import { storeCases } from '../../src/testing/store/index.js';
import { sharedRedis } from '../support/databases.js';
import { startRedis, type RedisServer } from '../support/redis-server.js';
import { assertUnavailable, untilItWorks } from '../support/store-failures.js';

const [minute, timeoutMs] = [60_000, 60_000];

describe('the Redis store', () => {
  const connect = async (server: RedisServer) => {
    const client = createClient({ url: server.url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };

  test('refuses another app’s keys under its names, with the cure, and leaves them', async () => {
    const server = await sharedRedis();
    const other = await connect(server);
    const store = redisStore({ url: server.url, prefix: 'app:', timeoutMs });
    await other.lPush('app:e:a', ['1', '2']);
    await other.set('app:i:a', 'text');
    const words = /WRONGTYPE.*prefix of its own/;
    await assertUnavailable(store.get('a'), words);
    await assertUnavailable(store.take('a'), words);
    await assertUnavailable(store.compareAndSet('a', '1', '2', minute), words);
    await assertUnavailable(store.increment('a', minute), words);
    await assertUnavailable(store.addToIndex('a', 'm', minute), words);
    await assertUnavailable(store.removeFromIndex('a', 'm'), words);
    await assertUnavailable(store.membersOf('a'), words);
    assert.equal(await store.setIfAbsent('a', 'x', minute), false);
    assert.deepEqual(await other.lRange('app:e:a', 0, -1), ['2', '1']);
    await Promise.all([store.close(), other.close()]);
  });

  test('refuses a value that is larger than any of its own', async () => {
    const server = await sharedRedis();
    const other = await connect(server);
    const store = redisStore({ url: server.url, prefix: 'app:', timeoutMs });
    await other.set('app:e:huge', 'x'.repeat(5_000_000));
    await assertUnavailable(store.get('huge'), /larger than/);
    await Promise.all([store.close(), other.close()]);
  });

  test('gives an end to a counter and an index that have none', async () => {
    const server = await sharedRedis();
    const other = await connect(server);
    const store = redisStore({ url: server.url, prefix: 'app:', timeoutMs });
    await other.set('app:e:endless', '41');
    assert.equal(await store.increment('endless', minute), 42);
    assert.ok((await other.pTTL('app:e:endless')) > 0);
    await store.addToIndex('index', 'short', 1000);
    await store.addToIndex('index', 'long', 10 * minute);
    await store.addToIndex('index', 'short', 2000);
    const life = await other.pTTL('app:i:index');
    assert.ok(life > 9 * minute && life <= 10 * minute, String(life));
    await Promise.all([store.close(), other.close()]);
  });

  test('is told when its scripts have been forgotten, and sends them again', async () => {
    const server = await sharedRedis();
    const other = await connect(server);
    const store = redisStore({ url: server.url, timeoutMs });
    await store.increment('forgotten', minute);
    await other.scriptFlush();
    assert.equal(await store.increment('forgotten', minute), 2);
    await Promise.all([store.close(), other.close()]);
  });

  test('uses the app’s own client, and leaves it open', async () => {
    const client = await connect(await sharedRedis());
    const store = redisStore({ client, timeoutMs });
    await store.set('own', 'x', minute);
    assert.equal(await store.get('own'), 'x');
    await store.close();
    await assertUnavailable(store.get('own'), /closed/);
    assert.equal(await client.ping(), 'PONG');
    await client.close();
  });

  test('tells an app whose client gives bytes in place of text so', async () => {
    const client = await connect(await sharedRedis());
    const store = redisStore({ client: client.withTypeMapping({ 36: Buffer }), prefix: 'bytes:', timeoutMs });
    await store.set('a', 'x', minute);
    for (const call of [store.get('a'), store.take('a')])
      await assertUnavailable(call, /client of the Redis store.*text/);
    await store.close();
    await client.close();
  });

  test('refuses a client that the app has not connected', async () => {
    const client = createClient({ url: (await sharedRedis()).url });
    const store = redisStore({ client, timeoutMs });
    await assertUnavailable(store.get('own'), /can’t be reached/);
    await store.close();
  });

  test('refuses a prefix that is none', () => {
    for (const prefix of ['', 'a b', 'ä:', 'x'.repeat(101)])
      assert.throws(() => redisStore({ url: 'redis://localhost', prefix }), TypeError);
  });
});

describe('a Redis server that is full', () => {
  let server: RedisServer | undefined;
  before(async () => {
    server = await startRedis('--maxmemory', '4mb', '--maxmemory-policy', 'noeviction');
  });
  after(() => server?.end());

  test('refuses writes with the cure, serves reads, and takes more once there is room', async () => {
    const store = redisStore({ url: server!.url, timeoutMs });
    await store.set('first', 'kept', minute);
    const value = 'x'.repeat(500_000);
    const fill = async (): Promise<void> => {
      for (let count = 0; count < 20; count += 1) await store.set(`fill:${count}`, value, minute);
    };
    await assertUnavailable(fill(), /OOM.*raise maxmemory/);
    assert.equal(await store.get('first'), 'kept');
    for (let count = 0; count < 20; count += 1) await store.delete(`fill:${count}`);
    await store.set('more', value, minute);
    await store.close();
  });
});

describe('a cluster of Redis', () => {
  let server: RedisServer | undefined;
  before(async () => {
    server = await startRedis('--cluster-enabled', 'yes');
    const client = createClient({ url: server.url });
    await client.connect();
    await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']);
    // A node tells nobody that its cluster is ready: it has to be asked.
    while (
      !((await client.sendCommand(['CLUSTER', 'INFO'])) as unknown as string).includes('cluster_state:ok')
    )
      await new Promise((resolve) => setTimeout(resolve, 50));
    await client.close();
  });
  after(() => server?.end());

  test('that is not there at first is used once it is', async () => {
    await server!.stop();
    const store = redisStore({ cluster: { rootNodes: [{ url: server!.url }] }, timeoutMs });
    await assertUnavailable(store.get('a'), /Redis/);
    await server!.start();
    await untilItWorks(store);
    await store.close();
  });

  test('passes the conformance suite', async () => {
    const rootNodes = [{ url: server!.url }];
    const cases = storeCases({
      open: ({ app }) => redisStore({ cluster: { rootNodes }, prefix: `${app}:`, timeoutMs }),
      rounds: 1,
    });
    // The times are those of a server by itself, which are checked elsewhere.
    for (const { name, run } of cases.filter(({ name }) => !/ ends? | time/.test(name)))
      await run().catch((error: unknown) => {
        throw new Error(name, { cause: error });
      });
  });

  test('is used by the app’s own client, too', async () => {
    const client = createCluster({ rootNodes: [{ url: server!.url }] });
    await client.connect();
    const store = redisStore({ client, timeoutMs });
    await store.set('own', 'x', minute);
    assert.equal(await store.increment('count', minute), 1);
    assert.equal(await store.take('own'), 'x');
    await store.close();
    await client.close();
  });
});
