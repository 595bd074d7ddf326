import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import type { Site } from '../../../support/site.js';
import { revocable } from '../../../support/stub-provider.js';

import { listing } from '../../contract/groups-site.js';
import { cookieOf, onStore, sessionEntries } from './stored-site.js';

const ada = { provider: 'stub', id: 'ada' };

/** Signs in with another browser. */
async function signIn(site: Site, query = '?mode=popup'): Promise<Browser> {
  const browser = site.newBrowser();
  const { pathname, search } = new URL(site.stub.approve(await site.begin(query, 'stub', browser)));
  await browser.visit(pathname + search, { 'sec-fetch-site': 'cross-site' });
  return browser;
}

describe('people whose login fetched their groups alone, and so no id,', () => {
  const groupsAlone = '?mode=popup&fetch_user=false&fetch_groups=true';

  test(
    'see no sessions, end none, and give no token to a background job',
    onStore(
      async (site) => {
        site.stub.answers.set('/groups', () => ({ body: [] }));
        const [one, other] = [await signIn(site, groupsAlone), await signIn(site, groupsAlone)];
        assert.deepEqual(await (await one.ask(`${site.base}/sessions`)).json(), { sessions: [] });
        const end = await one.post(`${site.base}/sessions/end`, { others: true });
        assert.deepEqual(await end.json(), { ended: 0 });
        const nobody = { provider: 'stub', id: '' };
        assert.deepEqual(await site.endpoint.sessions.list(nobody), []);
        assert.equal(await site.endpoint.sessions.endAll(nobody), 0);
        await assert.rejects(site.endpoint.tokens(nobody), { code: 'reauth_required' });
        assert.deepEqual([await site.ids(one), await site.ids(other)], [['stub'], ['stub']]);
      },
      { stub: listing() },
    ),
  );
});

describe('ending sessions in a store', () => {
  test(
    'writes nothing for an id that names none: nobody can fill the store by signing out',
    onStore(async (site, store) => {
      await site.login('?mode=popup');
      const before = sessionEntries(store).length;
      const stranger = site.newBrowser();
      stranger.cookies.set(cookieOf(site), `1:${'x'.repeat(43)}`);
      store.asked.length = 0;
      assert.equal((await stranger.post(`${site.base}/logout`)).status, 200);
      assert.deepEqual(
        store.asked.filter((operation) => operation !== 'get'),
        [],
      );
      assert.equal(sessionEntries(store).length, before);
    }),
  );

  test(
    'ends all of a person, though the index tells only some of them at a time',
    onStore(async (site, store) => {
      const browsers: Browser[] = [];
      for (let count = 0; count < 7; count++) browsers.push(await signIn(site));
      store.mostMembers = 2;
      assert.equal(await site.endpoint.sessions.endAll(ada), 7);
      for (const browser of browsers) assert.deepEqual(await site.ids(browser), []);
    }),
  );

  test(
    'ends all but this browser’s own, though the index tells only some of them at a time',
    onStore(async (site, store) => {
      const browsers: Browser[] = [];
      for (let count = 0; count < 6; count++) browsers.push(await signIn(site));
      store.mostMembers = 3;
      const [own, ...others] = browsers;
      const ended = await own?.post(`${site.base}/sessions/end`, { others: true });
      assert.deepEqual(await ended?.json(), { ended: 5 });
      assert.deepEqual(own && (await site.ids(own)), ['stub']);
      for (const browser of others) assert.deepEqual(await site.ids(browser), []);
    }),
  );

  test(
    'finds a live session behind those that have ended, though the index could not be changed then',
    onStore(async (site, store) => {
      const kept = await signIn(site);
      const others = [await signIn(site), await signIn(site), await signIn(site)];
      store.before = (operation) =>
        operation === 'removeFromIndex' ? Promise.reject(new Error('down')) : undefined;
      for (const other of others) await other.post(`${site.base}/logout`);
      store.before = undefined;
      // The index tells those that live longest first: the one that is kept comes last.
      for (let from = 1; from <= 3; from++) {
        store.mostMembers = from;
        assert.equal((await site.endpoint.sessions.list(ada)).length, 1);
      }
      assert.deepEqual(await site.ids(kept), ['stub']);
    }),
  );

  test(
    'leaves a login in the index that is listed and not yet written: it can still be ended',
    onStore(async (site, store) => {
      let list: Promise<unknown> | undefined;
      store.before = async (operation, key) => {
        if (operation !== 'setIfAbsent' || !key.includes(':session:') || list) return;
        list = site.endpoint.sessions.list(ada);
        await list;
      };
      const browser = await signIn(site);
      assert.deepEqual(await list, []);
      assert.equal(await site.endpoint.sessions.endAll(ada), 1);
      assert.deepEqual(await site.ids(browser), []);
    }),
  );

  test(
    'revokes the tokens of what has ended, though the index could not be changed, and though a later one fails',
    onStore(
      async (site, store) => {
        const [one] = [await signIn(site), await signIn(site), await signIn(site)];
        store.before = (operation) =>
          operation === 'removeFromIndex' ? Promise.reject(new Error('down')) : undefined;
        assert.equal((await one.post(`${site.base}/logout`)).status, 200);
        assert.ok(site.stub.revoked.includes(site.stub.made('access')[0] ?? ''));
        let ends = 0;
        store.before = (operation) =>
          // Two for each: what is saved of it, then the session itself.
          operation === 'set' && ++ends === 4 ? Promise.reject(new Error('down')) : undefined;
        const before = site.stub.revoked.length;
        await assert.rejects(site.endpoint.sessions.endAll(ada), { code: 'store_unavailable' });
        assert.ok(site.stub.revoked.length > before);
        store.before = undefined;
        assert.equal(await site.endpoint.sessions.endAll(ada), 1);
      },
      { stub: revocable },
    ),
  );
});
