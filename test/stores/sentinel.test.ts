import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createSentinel } from '@redis/client';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { redisStore, type RedisClient } from '../../src/stores/redis/index.js';
import { startSentinelOf, type Sentinel } from '../support/redis-groups.js';
import { startRedis, type RedisServer } from '../support/redis-server.js';
import { errorOf, openSite, type Site } from '../support/site.js';
import { untilItWorks } from '../support/store-failures.js';
import { byRequest } from '../support/transports.js';
import { isTried } from '../support/whole.js';

/** Whoever waited for it would end by the test's own limit. */
const timeoutMs = 600_000;
const commands = ['get', 'set', 'getDel', 'del', 'eval', 'evalSha'];

/** The same client, and how often it was told to send a command. */
function counted(client: RedisClient): { client: RedisClient; sent(): number } {
  let sent = 0;
  const counting = new Proxy(client, {
    get(target, name) {
      if (commands.includes(String(name))) sent += 1;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { client: counting, sent: () => sent };
}

/** A test's body with an endpoint on a store. */
const onStore = async (store: AtomicStore, run: (site: Site) => Promise<void>): Promise<void> => {
  const site = await openSite(byRequest, { stub: { tokens: 'page' }, settings: { store, log: false } });
  try {
    await run(site);
  } finally {
    await site.close();
    await store.close();
  }
};

async function assertAway(response: Response): Promise<void> {
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('retry-after'), '5');
  assert.equal(await errorOf(response), 'store_unavailable');
}

describe('an endpoint whose Redis is found by Sentinel', () => {
  let primary: RedisServer;
  let sentinel: Sentinel;
  before(async () => {
    primary = await startRedis();
    sentinel = await startSentinelOf(primary);
  });
  after(async () => {
    await sentinel.end();
    await primary.end();
  });

  /** One of the two each day: a server that ends takes a second to be noticed. */
  const tried = (place: number, name: string, run: () => Promise<void>): void => {
    if (isTried(2, place)) test(name, run);
  };

  tried(
    0,
    'that starts before Sentinel does answers store_unavailable, and signs in once Sentinel is there',
    async () => {
      const { name, sentinelRootNodes } = sentinel;
      await sentinel.stop();
      const store = redisStore({ sentinel: { name, sentinelRootNodes }, timeoutMs });
      await onStore(store, async (site) => {
        const json = { accept: 'application/json' };
        for (let time = 0; time < 3; time += 1) {
          const { pathname, search } = new URL(site.stub.approve(await site.begin('?mode=popup')));
          await assertAway(await site.browser.visit(pathname + search, json));
          assert.deepEqual(site.browser.names('-session'), []);
        }
        await sentinel.start();
        await untilItWorks(store);
        assert.equal((await site.login('?mode=popup')).status, 200);
        assert.deepEqual(await site.ids(), ['stub']);
      });
    },
  );

  tried(
    1,
    'answers store_unavailable at once while there is no primary server: nothing is sent, so nothing waits',
    async () => {
      await sentinel.start();
      const { name, sentinelRootNodes } = sentinel;
      const own = createSentinel({ name, sentinelRootNodes });
      own.on('error', () => undefined);
      await own.connect();
      const { client, sent } = counted(own);
      const store = redisStore({ client, timeoutMs });
      await onStore(store, async (site) => {
        await untilItWorks(store, 'set');
        assert.equal((await site.login('?mode=popup')).status, 200);
        await primary.stop();
        while (own.getMasterNode() !== undefined) await new Promise((resolve) => setTimeout(resolve, 5));
        const { base, browser } = site;
        const [before, cookies] = [sent(), browser.cookieHeader];
        await assertAway(await browser.ask(`${base}/session`));
        await assertAway(await browser.post(`${base}/token`, { provider: 'stub' }));
        await assertAway(await browser.post(`${base}/logout`));
        assert.deepEqual([sent(), browser.cookieHeader], [before, cookies]);
        await primary.start();
        await untilItWorks(store, 'set');
        assert.equal((await site.login('?mode=popup')).status, 200);
      });
      await own.destroy();
    },
  );
});
