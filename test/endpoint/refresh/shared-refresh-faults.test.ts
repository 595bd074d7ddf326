import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, posting } from '../../support/browser-with-cookies.js';
import { accessOf, minute, onCluster } from '../../support/cluster.js';
import { deferred } from '../../support/deferred.js';
import { errorOf } from '../../support/site.js';
import { holdBack } from '../../support/stub-server.js';

describe('a refresh whose process is killed', () => {
  test(
    'before its mark is taken over by another once its lock has ended',
    onCluster(async ({ sites, stub, store, pass, ask }) => {
      pass(61 * minute);
      const killed = deferred();
      store.before = (operation, key) => {
        if (operation !== 'setIfAbsent' || !key.includes(':refresh:')) return undefined;
        store.before = undefined;
        killed.resolve(undefined);
        return new Promise(() => undefined);
      };
      void ask(sites[0]).catch(() => undefined);
      await killed.promise;
      pass(61_000);
      await accessOf(await ask(sites[1]));
      assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
    }),
  );

  test(
    'after its mark never has its token sent again: that session ends, and no other',
    onCluster(async ({ sites, stub, store, pass, ask }) => {
      pass(61 * minute);
      const held = holdBack(stub, '/token');
      void ask(sites[0]).catch(() => undefined);
      await held.reached;
      // Its lock ends; nothing else of it is left.
      for (const key of store.entries.keys()) if (key.includes(':lock:')) store.entries.delete(key);
      const answer = await ask(sites[1]);
      assert.deepEqual([answer.status, await errorOf(answer)], [401, 'reauth_required']);
      held.open();
      assert.deepEqual([stub.count('/token'), stub.reuses], [2, 0]);
      assert.deepEqual(await sites[2].ids(sites[0].browser), []);
    }),
  );
});

describe('a refresh that fails', () => {
  test(
    'without an answer ends the session, and its token is never sent again',
    onCluster(async ({ sites, stub, pass, ask }) => {
      pass(61 * minute);
      stub.answers.set('/token', () => 'cut');
      for (const site of sites) assert.equal((await ask(site)).status, 401);
      assert.equal(stub.count('/token'), 2);
    }),
  );

  for (const [what, reply, after] of [
    ['503', { status: 503 }, null],
    ['429', { status: 429, headers: { 'retry-after': '2' } }, '2'],
  ] as const)
    test(
      `with ${what} signs nobody out, and is tried again after a pause that all processes keep and name as the provider does`,
      onCluster(async ({ sites, stub, pass, ask }) => {
        pass(61 * minute);
        const honest = stub.answers.get('/token');
        stub.answers.set('/token', () => reply);
        for (const site of sites) {
          const response = await ask(site);
          assert.equal(response.headers.get('retry-after'), after);
          assert.equal(await errorOf(response), 'provider_unreachable');
        }
        assert.equal(stub.count('/token'), 2);
        if (honest) stub.answers.set('/token', honest);
        pass(6000);
        await accessOf(await ask(sites[1]));
        assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
      }),
    );

  test(
    'because the provider refuses connections for a minute signs nobody out',
    onCluster(
      async ({ sites, stub, pass, ask }) => {
        pass(61 * minute);
        isDown = true;
        for (let second = 0; second < 60; second += 6) {
          const answers = await Promise.all(sites.map(ask));
          for (const answer of answers) assert.equal(await errorOf(answer), 'provider_unreachable');
          pass(6000);
        }
        isDown = false;
        await accessOf(await ask(sites[2]));
        assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
      },
      {
        environment: {
          fetch: (url, init) =>
            isDown
              ? Promise.reject(
                  new TypeError('fetch failed', {
                    cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }),
                  }),
                )
              : fetch(url, init),
        },
      },
    ),
  );
  let isDown = false;

  test(
    'with invalid_grant ends the session only if nobody has written a newer token',
    onCluster(async ({ sites, stub, pass, ask }) => {
      pass(61 * minute);
      stub.end(stub.made('refresh').at(-1) ?? '');
      const answers = await Promise.all(sites.map(ask));
      for (const answer of answers) assert.equal(await errorOf(answer), 'reauth_required');
      assert.equal(stub.refreshes.length, 1);
      assert.deepEqual(await sites[1].ids(sites[0].browser), []);
    }),
  );
});

describe('a sign-out during a refresh', () => {
  test(
    'at another process ends the session, and what the refresh brings is revoked',
    onCluster(async ({ sites, stub, pass, ask }) => {
      pass(61 * minute);
      const held = holdBack(stub, '/token');
      const asked = ask(sites[0]);
      await held.reached;
      const headers = { ...asking, ...posting, cookie: sites[0].browser.cookieHeader };
      await sites[1].send({ method: 'POST', target: `${sites[1].base}/logout`, body: '{}', headers });
      held.open();
      const answer = await asked;
      assert.deepEqual([answer.status, await errorOf(answer)], [401, 'reauth_required']);
      assert.deepEqual(await sites[2].ids(sites[0].browser), []);
      assert.ok(stub.made('access').every((token) => stub.revoked.includes(token)));
    }),
  );
});

describe('a store that fails during a refresh', () => {
  test(
    'before the token is sent: it is not sent, nobody is signed out, and it works afterwards',
    onCluster(async ({ sites, stub, store, pass, ask }) => {
      pass(61 * minute);
      for (const failing of ['setIfAbsent', 'get'] as const) {
        store.before = (operation) => (operation === failing ? Promise.reject(new Error('down')) : undefined);
        assert.equal(await errorOf(await ask(sites[0])), 'store_unavailable');
      }
      assert.equal(stub.refreshes.length, 0);
      store.before = undefined;
      await accessOf(await ask(sites[1]));
      assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
    }),
  );

  test(
    'after the token was sent: what it brought is not lost',
    onCluster(async ({ sites, stub, store, pass, ask }) => {
      pass(61 * minute);
      store.before = (operation) =>
        stub.refreshes.length === 1 && operation !== 'get' ? Promise.reject(new Error('down')) : undefined;
      assert.equal(await errorOf(await ask(sites[0])), 'store_unavailable');
      store.before = undefined;
      await accessOf(await ask(sites[0]));
      await accessOf(await ask(sites[1]));
      assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
    }),
  );

  const [again, looked] = [deferred(), deferred()];
  test(
    'for a moment after the token was sent: no other process takes it for lost before its result is written',
    onCluster(
      async ({ sites, stub, store, pass, ask }) => {
        pass(61 * minute);
        const failed = new Set<string>();
        store.before = (operation, key) => {
          const [, kind = ''] = key.split(':');
          if (operation !== 'compareAndSet' || !['refresh', 'session'].includes(kind) || failed.has(kind))
            return undefined;
          failed.add(kind);
          return Promise.reject(new Error('down'));
        };
        assert.equal(await errorOf(await ask(sites[0])), 'store_unavailable');
        // A lock that is released leaves an entry for a millisecond.
        pass(2);
        const asked = ask(sites[1]);
        await Promise.race([looked.promise, asked]);
        again.resolve(undefined);
        assert.equal(await accessOf(await asked), stub.made('access').at(-1));
        assert.deepEqual([...failed], ['refresh', 'session']);
        assert.deepEqual([stub.refreshes.length, stub.reuses], [1, 0]);
      },
      {
        environment: {
          wait: (ms) => {
            // The result is written again a second later, and who waits for it looks sooner.
            if (ms === 1000) return again.promise;
            looked.resolve(undefined);
            return new Promise((resolve) => setTimeout(resolve, ms / 20));
          },
        },
      },
    ),
  );

  test(
    'and writes the result anyway: nothing is revoked, and the token works on',
    onCluster(async ({ sites, stub, store, pass, ask }) => {
      pass(61 * minute);
      const { compareAndSet } = store;
      let losesAnswer = true;
      store.compareAndSet = async (key, ...values) => {
        const isSet = await compareAndSet(key, ...values);
        if (!losesAnswer || !key.includes(':refresh:')) return isSet;
        losesAnswer = false;
        throw new Error('its answer is lost');
      };
      const rewritten = new Promise<void>((resolve) => {
        let gets = 0;
        store.before = (operation, key) => {
          if (!losesAnswer && operation === 'get' && key.includes(':refresh:') && ++gets === 1) resolve();
        };
      });
      const token = await accessOf(await ask(sites[0]));
      await rewritten;
      assert.equal(await accessOf(await ask(sites[1])), token);
      assert.deepEqual([stub.refreshes.length, stub.reuses, stub.revoked], [1, 0, []]);
    }),
  );
});
