import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { hostileContents, keysOf, type HostileContent } from '../../../support/hostile-entries.js';
import { errorOf, openSite, type Site } from '../../../support/site.js';
import type { StoreForTests } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';
import { isTried } from '../../../support/whole.js';
import { hour, onStore } from './stored-site.js';

interface Scene {
  readonly site: Site;
  readonly store: StoreForTests;
  /** Signed in as `eve`, whatever happens to the entries of others. */
  readonly eve: Browser;
  /** Replaces what entries of a kind hold, but not those that were there before the scene began. */
  corrupt(kind: string): void;
}

interface Kind {
  readonly kind: string;
  readonly refused: string;
  run(scene: Scene): Promise<void>;
  /** What the operator hears of; nothing where what an entry holds does not matter. */
  readonly told?: string;
  /** Contents that the endpoint writes there itself, which say the same. */
  readonly own?: readonly string[];
  /** Contents that say what the entry's absence does: whoever may write there may delete it, too. */
  readonly asAbsent?: readonly string[];
}

const signIn = async (site: Site, browser: Browser, name: string): Promise<string> => {
  site.stub.user = { sub: name };
  const address = site.stub.approve(await site.begin('?mode=popup', 'stub', browser));
  assert.equal((await site.back(address, browser)).status, 200);
  return address;
};

const idOf = async (site: Site, browser: Browser): Promise<string | undefined> =>
  (await site.session(browser)).authorizations[0]?.user?.id;

const copyOf = (site: Site, { cookies }: Browser): Browser => {
  const browser = site.newBrowser();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
};

const save = async (site: Site, browser: Browser): Promise<string> => {
  const response = await browser.post(`${site.base}/token/save`, { provider: 'stub' });
  return ((await response.json()) as { saved_token: string }).saved_token;
};

const restore = (site: Site, saved: string): Promise<Response> =>
  site.newBrowser().post(`${site.base}/token/restore`, { provider: 'stub', saved_token: saved });

const expectNotRestored = async (site: Site, saved: string): Promise<void> => {
  const response = await restore(site, saved);
  assert.deepEqual([response.status, await errorOf(response)], [400, 'saved_token_invalid']);
};

const ask = (site: Site, browser: Browser): Promise<Response> =>
  browser.post(`${site.base}/token`, { provider: 'stub' });

const kinds: readonly Kind[] = [
  {
    kind: 'session',
    refused: 'signs nobody in',
    told: 'stored_session_unreadable',
    own: ['the text 1.ended.', 'the text 1.revoked.'],
    run: async ({ site, corrupt }) => {
      await signIn(site, site.browser, 'ada');
      corrupt('session');
      assert.equal(await idOf(site, site.browser), undefined);
      assert.equal(await idOf(site, site.browser), undefined);
    },
  },
  {
    kind: 'moved',
    refused: 'does not let a cookie become a second session',
    told: 'stored_entry_unreadable',
    own: ['the text -'],
    run: async ({ site, corrupt }) => {
      const before = await openSite(byRequest, { providersOf: { stub: site.stub, openid: site.openid } });
      before.now = site.now;
      await signIn(before, before.browser, 'ada');
      const [first, second] = [copyOf(site, before.browser), copyOf(site, before.browser)];
      assert.equal(await idOf(site, first), 'ada');
      corrupt('moved');
      assert.equal(await idOf(site, second), undefined);
      assert.equal(await idOf(site, second), undefined);
      assert.equal(await idOf(site, first), 'ada');
      await before.close();
    },
  },
  {
    kind: 'logout',
    refused: 'does not let what was saved before sign in',
    told: 'stored_entry_unreadable',
    // A time of 1970.
    asAbsent: ['the text 1;0;;'],
    run: async ({ site, corrupt }) => {
      await signIn(site, site.browser, 'ada');
      const saved = await save(site, site.browser);
      await site.browser.post(`${site.base}/logout`);
      site.now += 1000;
      assert.equal(await site.endpoint.sessions.endAll({ provider: 'stub', id: 'ada' }), 0);
      corrupt('logout');
      await expectNotRestored(site, saved);
      await expectNotRestored(site, saved);
    },
  },
  {
    kind: 'forgotten',
    refused: 'does not let a forgotten sign-in be restored',
    run: async ({ site, corrupt }) => {
      await signIn(site, site.browser, 'ada');
      const saved = await save(site, site.browser);
      await site.browser.post(`${site.base}/logout`, { forget: true });
      corrupt('forgotten');
      await expectNotRestored(site, saved);
    },
  },
  {
    kind: 'once',
    refused: 'lets no callback work a second time',
    run: async ({ site, corrupt }) => {
      const pending = site.newBrowser();
      const address = site.stub.approve(await site.begin('?mode=popup', 'stub', pending));
      const kept = copyOf(site, pending);
      assert.equal((await site.back(address, pending)).status, 200);
      corrupt('once');
      assert.equal((await site.back(address, kept)).status, 400);
      assert.equal(await idOf(site, kept), undefined);
    },
  },
  {
    kind: 'refresh',
    refused: 'sends no refresh token twice',
    told: 'stored_entry_unreadable',
    own: ['the text 1.lost.', 'the text 1.refused.', 'the text 1.busy.', 'the text 1.abandoned.'],
    asAbsent: ['the text released'],
    run: async ({ site, store, corrupt }) => {
      site.stub.refreshing = 'rotate';
      await signIn(site, site.browser, 'ada');
      const [key = ''] = keysOf(store, 'session').slice(-1);
      const before = store.entries.get(key);
      assert.ok(before);
      site.now += 1.1 * hour;
      assert.equal((await ask(site, site.browser)).status, 200);
      // As if its process had been killed before it wrote the session.
      store.entries.set(key, before);
      corrupt('refresh');
      const other = await openSite(byRequest, {
        providersOf: { stub: site.stub, openid: site.openid },
        stub: { tokens: 'page' },
        settings: { store, log: (entry) => (site.logged as unknown[]).push(entry) },
        environment: { wait: () => Promise.resolve() },
      });
      other.now = site.now;
      const answer = await ask(other, copyOf(other, site.browser));
      assert.ok([400, 401, 502, 503].includes(answer.status), String(answer.status));
      assert.equal(site.stub.reuses, 0);
      await other.close();
    },
  },
  {
    kind: 'lock',
    refused: 'signs nobody out: the refresh waits until it has ended',
    run: async ({ site, store, corrupt }) => {
      await signIn(site, site.browser, 'ada');
      site.now += 1.1 * hour;
      store.before = (operation, key) => {
        if (operation === 'setIfAbsent' && key.includes(':refresh:')) corrupt('lock');
      };
      assert.equal((await ask(site, site.browser)).status, 200);
      store.before = undefined;
      site.now += 1.1 * hour;
      assert.equal((await ask(site, site.browser)).status, 200);
      assert.equal(await idOf(site, site.browser), 'ada');
    },
  },
];

const sceneOf = (content: HostileContent, { kind, run, told, own = [] }: Kind) =>
  onStore(
    async (site, store) => {
      const eve = site.newBrowser();
      await signIn(site, eve, 'eve');
      // Of each kind there is one of somebody else.
      const others = new Map(store.entries);
      store.entries.set('oauth:lock:other', { value: 'o'.repeat(22), until: Infinity });
      let changed = 0;
      await run({
        ...{ site, store, eve },
        corrupt: (corrupted) => {
          for (const key of keysOf(store, corrupted).filter((each) => !others.has(each))) {
            const { value = '', until = 0 } = store.entries.get(key) ?? {};
            const hostile = content.make(value, key, store);
            if (hostile !== value) changed += 1;
            store.entries.set(key, { value: hostile, until });
          }
        },
      });
      assert.equal(await idOf(site, eve), 'eve');
      const codes = site.logged.map(({ code }) => code);
      assert.deepEqual(codes, [...new Set(codes)]);
      const isHeard = told !== undefined && changed > 0 && !own.includes(content.name);
      assert.ok(!isHeard || codes.includes(told), `${kind}: ${codes.join(' ')}`);
    },
    { stub: { tokens: 'page' } },
  );

describe('an entry of the store that holds what this endpoint did not write', () => {
  for (const [place, kind] of kinds.entries())
    for (const [index, content] of hostileContents.entries())
      if (isTried(3, place, index) && !kind.asAbsent?.includes(content.name))
        test(`of the kind ${kind.kind} ${kind.refused}: ${content.name}`, sceneOf(content, kind));
});
