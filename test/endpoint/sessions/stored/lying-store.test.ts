import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AtomicStore } from '../../../../src/endpoint/sessions/atomic-store.js';
import { visiting } from '../../../support/browser-with-cookies.js';
import { errorOf, type Site } from '../../../support/site.js';
import { onStore } from './stored-site.js';

const ada = { provider: 'stub', id: 'ada' };

/** Answers of another type than the interface says, as a careless store of an operator's own may give. */
const wrongAnswers: readonly [operation: keyof AtomicStore, answers: readonly unknown[]][] = [
  ['get', [null, 1, true, {}, ['text'], Buffer.from('text')]],
  ['setIfAbsent', ['OK', 1, null, undefined]],
  ['membersOf', [undefined, null, 'text', {}, [1], [null]]],
];

describe('a store that answers something else than its type says', () => {
  for (const [operation, answers] of wrongAnswers)
    for (const answer of answers)
      test(
        `counts as failed: ${operation} resolves to ${JSON.stringify(answer)}`,
        onStore(async (site, store) => {
          await site.login('?mode=popup');
          const address = await site.begin('?mode=popup');
          const honest = store[operation];
          Object.assign(store, { [operation]: () => Promise.resolve(answer) });
          if (operation === 'get')
            assert.equal(await errorOf(await site.browser.ask(`${site.base}/session`)), 'store_unavailable');
          else if (operation === 'membersOf')
            await assert.rejects(site.endpoint.sessions.endAll(ada), { code: 'store_unavailable' });
          else {
            const stranger = site.newBrowser();
            for (const [name, value] of site.browser.cookies)
              if (!name.includes('-session')) stranger.cookies.set(name, value);
            const page = await (await site.back(site.stub.approve(address), stranger)).text();
            assert.match(page, /store_unavailable/);
            assert.deepEqual(stranger.names('-session'), []);
          }
          assert.deepEqual(
            site.logged.map(({ code }) => code),
            ['store_unavailable'],
          );
          Object.assign(store, { [operation]: honest });
          assert.deepEqual(await site.ids(), ['stub']);
        }),
      );

  test(
    'and one that keeps entries for longer than it was told signs nobody in: the session’s own end is sealed in',
    onStore(async (site, store) => {
      await site.login('?mode=popup');
      for (const entry of store.entries.values()) entry.until = Infinity;
      site.now += 25 * 3_600_000;
      assert.deepEqual(await site.ids(), []);
    }),
  );

  test(
    'and one that loses every write lets nobody in',
    onStore(async (site, store) => {
      const lossy = { set: store.set, setIfAbsent: store.setIfAbsent };
      Object.assign(store, {
        set: () => Promise.resolve(),
        setIfAbsent: () => Promise.resolve(true),
      });
      await site.login('?mode=popup');
      assert.deepEqual(await site.ids(), []);
      Object.assign(store, lossy);
      assert.deepEqual(await site.ids(), []);
    }),
  );
});

describe('a store that lies in what only some requests ask', () => {
  const page = { stub: { tokens: 'page' } };
  const wrongTypes: readonly unknown[] = ['OK', 1, null, undefined];
  const ask = (site: Site): Promise<Response> =>
    site.browser.post(`${site.base}/token`, { provider: 'stub' });

  for (const operation of ['compareAndSet', 'delete'] as const)
    for (const answer of wrongTypes)
      test(
        `signs nobody out: ${operation} resolves to ${JSON.stringify(answer)} while a token is refreshed`,
        onStore(async (site, store) => {
          await site.login('?mode=popup');
          site.now += 1.1 * 3_600_000;
          const honest = store[operation];
          Object.assign(store, { [operation]: () => Promise.resolve(answer) });
          assert.ok([200, 503].includes((await ask(site)).status));
          Object.assign(store, { [operation]: honest });
          assert.deepEqual(
            site.logged.map(({ code }) => code),
            ['store_unavailable'],
          );
          site.now += 2;
          assert.equal((await ask(site)).status, 200);
          assert.deepEqual(await site.ids(), ['stub']);
          assert.equal(site.stub.refreshes.length, 1);
        }, page),
      );

  for (const answer of [...wrongTypes.filter((wrong) => wrong !== 1), NaN, 0, -1, 1.5, Infinity, 2 ** 60])
    test(
      `lets each process count by itself: increment resolves to ${String(answer)}`,
      onStore(
        async (site, store) => {
          Object.assign(store, { increment: () => Promise.resolve(answer) });
          const statuses: number[] = [];
          for (let count = 0; count < 6; count += 1) {
            const request = new Request(`${site.url}${site.base}/login/stub`, { headers: visiting });
            statuses.push((await site.endpoint.fetch(request, { address: '203.0.113.5' })).status);
          }
          assert.deepEqual(statuses, [303, 303, 303, 303, 429, 429]);
        },
        { settings: { rateLimit: { logins: 4 } } },
      ),
    );

  const ofIndexes: readonly (readonly [string, (id: string) => string[]])[] = [
    ['names another person’s session', (id) => [id]],
    ['names it five thousand times', (id) => Array.from({ length: 5000 }, () => id)],
    ['names what is no session', () => ['', 'x'.repeat(1_000_000), '../', 'a:b', 'A'.repeat(43)]],
  ];
  for (const [what, members] of ofIndexes)
    test(
      `lists and ends nobody else’s session: an index ${what}`,
      onStore(async (site, store) => {
        const eve = site.newBrowser();
        site.stub.user = { sub: 'eve' };
        await site.back(site.stub.approve(await site.begin('?mode=popup', 'stub', eve)), eve);
        const [session] = await site.endpoint.sessions.list({ provider: 'stub', id: 'eve' });
        assert.ok(session);
        store.membersOf = () => Promise.resolve(members(session.id));
        store.asked.length = 0;
        assert.deepEqual(await site.endpoint.sessions.list(ada), []);
        assert.equal(await site.endpoint.sessions.endAll(ada), 0);
        assert.ok(store.asked.length < 2100, String(store.asked.length));
        assert.deepEqual(await site.ids(eve), ['stub']);
      }),
    );

  test(
    'lets nobody stay: an entry ends at once, whatever life it was given',
    onStore(async (site, store) => {
      const { set, setIfAbsent } = store;
      store.set = (key, value) => set(key, value, 0);
      store.setIfAbsent = (key, value) => setIfAbsent(key, value, 0);
      await site.login('?mode=popup');
      assert.deepEqual(await site.ids(), []);
    }),
  );
});
