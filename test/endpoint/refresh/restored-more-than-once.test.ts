import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, posting, type Browser } from '../../support/browser-with-cookies.js';
import { accessOf, minute, onCluster, type Cluster } from '../../support/cluster.js';
import type { Site } from '../../support/site.js';

const hours = 12;

const save = async (site: Site): Promise<string> => {
  const response = await site.browser.post(`${site.base}/token/save`, { provider: 'stub' });
  assert.equal(response.status, 200);
  return ((await response.json()) as { saved_token: string }).saved_token;
};

const restore = async (site: Site, saved: string): Promise<Browser> => {
  const browser = site.newBrowser();
  const response = await browser.post(`${site.base}/token/restore`, {
    ...{ provider: 'stub', saved_token: saved },
  });
  assert.equal(response.status, 200, await response.clone().text());
  return browser;
};

/** Asks a process for the access token of a browser. */
const ask = (site: Site, { cookieHeader }: Browser): Promise<Response> =>
  site.send({
    ...{ method: 'POST', target: `${site.base}/token`, body: '{"provider":"stub"}' },
    headers: { ...asking, ...posting, cookie: cookieHeader },
  });

/** Browsers of one sign-in: the one that saved it, and two that restored it at different processes. */
const restoredTwice = async ({ sites }: Cluster): Promise<[Browser, Browser, Browser]> => {
  const [first, second, third] = sites;
  const saved = await save(first);
  return [first.browser, await restore(second, saved), await restore(third, saved)];
};

describe('a saved sign-in that is restored more than once', () => {
  test(
    'is several sessions that all live, whichever of them renews its token and when',
    onCluster(async (cluster) => {
      const { sites, stub, pass } = cluster;
      const browsers = await restoredTwice(cluster);
      // One is used each hour, one every third, one only at the end.
      for (let hour = 1; hour <= hours; hour++) {
        pass(61 * minute);
        const users = browsers.filter((_, index) => hour % (index === 2 ? hours : 1 + 2 * index) === 0);
        const given = await Promise.all(
          users.map(async (browser, index) =>
            accessOf(await ask(sites[(hour + index) % 3] ?? sites[0], browser)),
          ),
        );
        assert.deepEqual([...new Set(given)], [stub.made('access').at(-1)]);
      }
      assert.deepEqual([stub.refreshes.length, stub.reuses], [hours, 0]);
    }),
  );

  test(
    'is restored from its first text though its token was exchanged many times since',
    onCluster(async ({ sites, stub, pass }) => {
      const [first, second] = sites;
      const saved = await save(first);
      for (let hour = 1; hour <= hours; hour++) {
        pass(61 * minute);
        await accessOf(await ask(first, first.browser));
      }
      const browser = await restore(second, saved);
      assert.deepEqual([stub.refreshes.length, stub.reuses], [hours, 0]);
      assert.equal(await accessOf(await ask(second, browser)), stub.made('access').at(-1));
      pass(61 * minute);
      for (const each of [browser, first.browser]) await accessOf(await ask(second, each));
      assert.deepEqual([stub.refreshes.length, stub.reuses], [hours + 1, 0]);
    }),
  );

  test(
    'sends no token twice while the store can’t be told which is the newest',
    onCluster(async (cluster) => {
      const { sites, stub, store, pass } = cluster;
      const [one, other] = await restoredTwice(cluster);
      store.before = (operation, key) =>
        key.includes(':newest:') && operation !== 'get' ? Promise.reject(new Error('down')) : undefined;
      for (let hour = 1; hour <= 3; hour++) {
        pass(61 * minute);
        await accessOf(await ask(sites[0], one));
      }
      store.before = undefined;
      assert.equal(await accessOf(await ask(sites[1], other)), stub.made('access').at(-1));
      assert.deepEqual([stub.refreshes.length, stub.reuses], [3, 0]);
    }),
  );

  test(
    'sends nothing where it can’t be read which is the newest, nor where the store fails',
    onCluster(async (cluster) => {
      const { sites, stub, store, pass } = cluster;
      const [one, other] = await restoredTwice(cluster);
      pass(61 * minute);
      await accessOf(await ask(sites[0], one));
      pass(61 * minute);
      store.before = (_, key) => (key.includes(':newest:') ? Promise.reject(new Error('down')) : undefined);
      assert.equal((await ask(sites[1], other)).status, 503);
      store.before = undefined;
      // A mark that was taken back stays for a millisecond.
      pass(2);
      const [key = ''] = [...store.entries.keys()].filter((each) => each.includes(':newest:'));
      const entry = store.entries.get(key);
      assert.ok(entry);
      store.entries.set(key, { ...entry, value: entry.value.slice(1) });
      assert.equal((await ask(sites[2], other)).status, 401);
      assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
    }),
  );

  test(
    'ends everywhere when it is forgotten, and its newest token is revoked',
    onCluster(async (cluster) => {
      const { sites, stub, pass } = cluster;
      const [one, other, third] = await restoredTwice(cluster);
      pass(61 * minute);
      await accessOf(await ask(sites[0], one));
      pass(11 * minute);
      await third.post(`${sites[2].base}/logout`, { forget: true });
      assert.ok(stub.revoked.includes(stub.made('refresh').at(-1) ?? ''));
      pass(61 * minute);
      for (const browser of [one, other]) assert.equal((await ask(sites[1], browser)).status, 401);
      assert.equal(stub.reuses, 0);
    }),
  );

  test(
    'is the same for a token that the app itself has stored',
    onCluster(async ({ sites, stub, pass }) => {
      const [first, second, third] = sites;
      const stored =
        (await first.authorization('stub'))?.token.toJSON() ?? assert.fail('nobody is signed in');
      const browsers: Browser[] = [];
      for (const site of [second, third]) {
        const browser = site.newBrowser();
        browser.take((await site.endpoint.restore('stub', stored)).setCookies);
        browsers.push(browser);
      }
      for (let hour = 1; hour <= 3; hour++) {
        pass(61 * minute);
        await accessOf(await ask(second, browsers[0] ?? assert.fail()));
      }
      await accessOf(await ask(third, browsers[1] ?? assert.fail()));
      assert.deepEqual([stub.refreshes.length, stub.reuses], [3, 0]);
    }),
  );
});
