import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { openSite, type Site } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';
import { onStore } from './stored-site.js';

const ada = { provider: 'stub', id: 'ada' };
type Request = (site: Site, browser: Browser) => Promise<Response>;

const reads: Request = (site, browser) => browser.ask(`${site.base}/session`);
const signsOut: Request = (site, browser) => browser.post(`${site.base}/logout`);

/** A browser that still sends the cookie which was sealed before there was a store. */
const copyOf = (site: Site, cookies: ReadonlyMap<string, string>): Browser => {
  const browser = site.newBrowser();
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  return browser;
};

/** Runs one request, and at one of its operations of the store another one, to its end. Resolves to whether it came to that. */
function runInside(first: Request, second: Request, at: number): Promise<boolean> {
  let came = false;
  return onStore(async (site, store) => {
    const before = await openSite(byRequest, { providersOf: site });
    before.now = site.now;
    assert.equal((await before.login('?mode=popup')).status, 200);
    const { cookies } = before.browser;
    const [one, other] = [copyOf(site, cookies), copyOf(site, cookies)];
    let operations = 0;
    store.before = async () => {
      if (came || ++operations !== at) return;
      came = true;
      await second(site, other);
    };
    await first(site, one);
    store.before = undefined;
    if (came)
      for (const browser of [one, other, copyOf(site, cookies)]) {
        assert.deepEqual(await site.ids(browser), [], `operation ${at}`);
        assert.deepEqual(await site.ids(browser), [], `operation ${at}, once more`);
      }
    if (came) assert.deepEqual(await site.endpoint.sessions.list(ada), [], `operation ${at}`);
    await before.close();
  })().then(() => came);
}

describe('a session that moves from a cookie into the store', () => {
  for (const [what, first, second] of [
    ['by a sign-out at any moment of its move', reads, signsOut],
    ['by a sign-out, at any moment of which it moves', signsOut, reads],
    ['by two sign-outs at once', signsOut, signsOut],
  ] as const)
    test(`is ended ${what}`, async () => {
      let at = 1;
      while (await runInside(first, second, at)) at++;
      assert.ok(at > 3, `only ${at - 1} operations`);
    });
});
