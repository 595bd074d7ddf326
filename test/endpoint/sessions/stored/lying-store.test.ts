import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AtomicStore } from '../../../../src/endpoint/sessions/atomic-store.js';
import { errorOf } from '../../../support/site.js';
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
