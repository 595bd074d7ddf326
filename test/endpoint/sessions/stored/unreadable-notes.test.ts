import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { hostileContents, keysOf } from '../../../support/hostile-entries.js';
import type { Site } from '../../../support/site.js';
import { isTried } from '../../../support/whole.js';
import { logoutToken, postToken, signInWith } from '../../backchannel-logout/logout-site.js';
import { onStore } from './stored-site.js';

const provider = 'openid';
const options = { openid: { tokens: 'page' } } as const;

const idOf = async (site: Site, browser: Browser): Promise<string | undefined> =>
  (await site.session(browser)).authorizations[0]?.user?.id;

async function save(site: Site, browser: Browser): Promise<string> {
  const response = await browser.post(`${site.base}/token/save`, { provider });
  assert.equal(response.status, 200);
  return ((await response.json()) as { saved_token: string }).saved_token;
}

const restored = async (site: Site, saved: string): Promise<number> =>
  (await site.newBrowser().post(`${site.base}/token/restore`, { provider, saved_token: saved })).status;

/** How a note comes into the store that what a person saved before is refused by. */
const endings: Readonly<Record<string, (site: Site) => Promise<unknown>>> = {
  'a logout token of the person': async (site) =>
    assert.equal((await postToken(site, { token: await logoutToken(site) })).status, 200),
  'the app that ends all sessions': (site) => site.endpoint.sessions.endAll({ provider, id: 'ada' }),
};

const olderForm = { name: 'an older form', make: (value: string) => (value.split(';')[1] ?? '') + ' spared' };
// A note that says less than it did, in our own form, is believed: whoever can write it can also remove it.
const contents = [olderForm, ...hostileContents.filter(({ name }) => name !== 'the text 1;0;;')];

describe('a note of a logout that cannot be read', () => {
  for (const [place, [how, end]] of Object.entries(endings).entries())
    for (const [index, content] of contents.entries())
      if (index === 0 || isTried(3, place, index))
        test(
          `after ${how} refuses what was saved before, and no login after it: ${content.name}`,
          onStore(async (site, store) => {
            const saved = await save(site, await signInWith(site));
            site.now += 5000;
            await end(site);
            for (const key of keysOf(store, 'logout')) {
              const { value = '', until = 0 } = store.entries.get(key) ?? {};
              store.entries.set(key, { value: content.make(value, key, store), until });
            }
            site.now += 3600_000;
            const browser = await signInWith(site);
            assert.equal(await idOf(site, browser), 'ada');
            assert.equal(await restored(site, saved), 400);
            // A note of the app's is read when something is restored, not at a login.
            site.now += 1000;
            const next = await signInWith(site);
            assert.equal(await restored(site, await save(site, next)), 200);
            assert.equal(await restored(site, saved), 400);
            assert.deepEqual([await idOf(site, browser), await idOf(site, next)], ['ada', 'ada']);
          }, options),
        );
});
