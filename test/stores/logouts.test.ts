import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import type { Browser } from '../support/browser-with-cookies.js';
import { databases } from '../support/databases.js';
import { errorOf, openSite, type Site } from '../support/site.js';
import { byRequest } from '../support/transports.js';
import {
  logoutToken,
  postToken,
  revoked,
  sessionOf,
  signInWith,
} from '../endpoint/backchannel-logout/logout-site.js';

const provider = 'openid';
/** Nobody else's in this database. */
const url = 'http://localhost:8551';

const save = async ({ base }: Site, browser: Browser): Promise<string> => {
  const response = await browser.post(`${base}/token/save`, { provider });
  return ((await response.json()) as { saved_token: string }).saved_token;
};

const restore = async (site: Site, saved: string): Promise<string> => {
  const browser = site.newBrowser();
  const response = await browser.post(`${site.base}/token/restore`, { provider, saved_token: saved });
  return response.status === 200 ? 'restored' : errorOf(response);
};

for (const { name, start } of databases)
  describe(`sign-outs of three servers with ${name}`, () => {
    const stores: AtomicStore[] = [];
    let sites: Site[] = [];
    const server = (place: number): Site => sites[place] ?? assert.fail();

    before(async () => {
      const { open } = await start();
      for (let index = 0; index < 3; index += 1) {
        const store = open();
        stores.push(store);
        const [first] = sites;
        sites.push(
          await openSite(byRequest, { url, settings: { store }, ...(first ? { providersOf: first } : {}) }),
        );
      }
    });
    after(async () => {
      for (const site of sites.reverse()) await site.close();
      for (const store of stores) await store.close();
      sites = [];
    });
    const pass = (): void => {
      const now = Math.max(...sites.map((site) => site.now)) + 1000;
      for (const site of sites) site.now = now;
    };
    /** Signs in at the first server, and saves that. */
    const begin = async (sid: string): Promise<{ browser: Browser; saved: string }> => {
      pass();
      const browser = await signInWith(server(0), { sid });
      const saved = await save(server(0), browser);
      pass();
      return { browser, saved };
    };
    const expectEnded = async ({ browser, saved }: { browser: Browser; saved: string }): Promise<void> => {
      for (const site of sites) {
        const copy = site.newBrowser();
        for (const [cookie, value] of browser.cookies) copy.cookies.set(cookie, value);
        assert.deepEqual(await sessionOf(site, copy), revoked);
      }
      for (const site of sites) assert.equal(await restore(site, saved), 'saved_token_invalid');
    };

    test('a person who is signed out everywhere by one is refused by all, and so is what was saved; not who signs in again', async () => {
      const signIn = await begin('one');
      const early = await begin('two');
      await early.browser.post(`${server(0).base}/logout`);
      assert.equal(await server(1).endpoint.sessions.endAll({ provider, id: 'ada' }), 1);
      await expectEnded(signIn);
      assert.equal(await restore(server(2), early.saved), 'saved_token_invalid');
      const again = await begin('three');
      assert.equal(await restore(server(2), again.saved), 'restored');
      assert.equal(await server(1).endpoint.sessions.endAll({ provider, id: 'ada' }), 2);
    });

    test('a logout token of the provider ends its session in all, once, and what was saved of it', async () => {
      const [meant, other] = [await begin('four'), await begin('five')];
      const token = await logoutToken(server(1), { sid: 'four' });
      const answers = await Promise.all(sites.map((site) => postToken(site, { token })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 400, 400]);
      await expectEnded(meant);
      assert.deepEqual(await server(0).ids(other.browser), [provider]);
      assert.equal(await restore(server(2), other.saved), 'restored');
    });
  });
