import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireSessions } from '../../../../src/protocol/wire.js';
import type { ClientPage } from '../../../support/other-origin-page.js';
import { byRequestOnStore } from '../../../support/transports.js';
import { docs, onClientSite, shop, signIn } from '../../contract/cross-origin/cross-origin-site.js';
import { onStore } from './stored-site.js';

const listOf = async (page: Pick<ClientPage, 'get'>): Promise<WireSessions['sessions']> =>
  ((await (await page.get('/sessions')).json()) as WireSessions).sessions;

type Cookies = Map<string, string>;

/** The names of the cookies with a session's id and with its epoch. */
const sessionNames = (cookies: Cookies, provider = 'stub'): string[] =>
  [`session.${provider}.0`, `epoch.${provider}`].map((end) => {
    const found = [...cookies.keys()].filter((name) => new RegExp(`[-~]${end}$`).test(name));
    assert.equal(found.length, 1, `${end} among ${[...cookies.keys()].join(', ')}`);
    return found[0] ?? '';
  });

const valuesOf = (cookies: Cookies, names: readonly string[]): string[] =>
  names.map((name) => cookies.get(name) ?? '');

/** Gives the cookies other values. */
const put = (cookies: Cookies, names: readonly string[], values: readonly string[]): void =>
  names.forEach((name, index) => cookies.set(name, values[index] ?? ''));

describe('the sessions of one person at several sites', () => {
  test(
    'are shown to each site apart, which ends its own alone: one by its id, and all others',
    onClientSite(byRequestOnStore, async ({ site, page, open }) => {
      const elsewhere = open(shop);
      const second = open(docs);
      await site.login('?mode=popup');
      for (const each of [page, second, elsewhere]) await signIn(site, each);
      const [ofDocs, ofShop] = [await listOf(page), await listOf(elsewhere)];
      assert.deepEqual([ofDocs.length, ofShop.length], [2, 1]);
      const { id } = ofShop[0] ?? {};
      const byId = await page.post('/sessions/end', { provider: 'stub', id });
      assert.deepEqual(await byId.json(), { ended: 0 });
      const byOthers = await page.post('/sessions/end', { provider: 'stub', others: true });
      assert.deepEqual(await byOthers.json(), { ended: 1 });
      assert.deepEqual(
        [await page.ids(), await second.ids(), await elsewhere.ids(), await site.ids()],
        [['stub'], [], ['stub'], ['stub']],
      );
    }),
  );

  test(
    'are those of the provider that is named, though the person signed in with another one later',
    onStore(async (site) => {
      await site.login('?mode=popup', 'stub');
      const other = site.newBrowser();
      const address = site.stub.approve(await site.begin('?mode=popup', 'stub', other));
      await site.back(address, other);
      await site.login('?mode=popup', 'openid');
      const response = await site.browser.post(`${site.base}/sessions/end`, {
        provider: 'stub',
        others: true,
      });
      assert.deepEqual(await response.json(), { ended: 1 });
      assert.deepEqual([await site.ids(), await site.ids(other)], [['stub', 'openid'], []]);
    }),
  );
});

describe('the id of a session in a store', () => {
  // S17: whoever can write cookies, such as a page on a neighbouring subdomain, gives one another's value, and its epoch too.
  test(
    'signs nobody in under the name of another provider',
    onStore(async (site) => {
      await site.login('?mode=popup', 'stub');
      await site.login('?mode=popup', 'openid');
      const { cookies } = site.browser;
      put(cookies, sessionNames(cookies, 'openid'), valuesOf(cookies, sessionNames(cookies)));
      assert.deepEqual(await site.ids(), ['stub']);
    }),
  );

  test(
    'signs nobody in at an embedding site if it is of the site itself, or of another one',
    onClientSite(byRequestOnStore, async ({ site, page, open }) => {
      await site.login('?mode=popup');
      const elsewhere = open(shop);
      for (const each of [page, elsewhere]) await signIn(site, each);
      const none: Cookies = new Map();
      const [cookies, others] = [page.cookies?.cookies ?? none, elsewhere.cookies?.cookies ?? none];
      const names = sessionNames(cookies);
      const own = valuesOf(cookies, names);
      for (const from of [others, site.browser.cookies]) {
        put(cookies, names, valuesOf(from, sessionNames(from)));
        assert.deepEqual(await page.ids(), []);
      }
      put(cookies, names, own);
      assert.deepEqual(await page.ids(), ['stub']);
    }),
  );

  // A browser signs out by its epoch as well: an id that is brought back later finds another one.
  test(
    'signs nobody in beside another epoch than that of its login',
    onStore(async (site) => {
      await site.login('?mode=popup');
      const other = site.newBrowser();
      await site.back(site.stub.approve(await site.begin('?mode=popup', 'stub', other)), other);
      const [name = ''] = sessionNames(site.browser.cookies);
      other.cookies.set(name, site.browser.cookies.get(name) ?? '');
      assert.deepEqual(await site.ids(other), []);
      assert.deepEqual(await site.ids(), ['stub']);
    }),
  );
});
