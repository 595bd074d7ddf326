import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cookieSize } from '../../../src/endpoint/sessions/cookies/cookie-jar.js';
import { onSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';

const signIn = async (site: Site, provider: 'stub' | 'openid', letters: number): Promise<void> => {
  const stub = provider === 'openid' ? site.openid : site.stub;
  stub.token = { access_token: `${provider}-1` };
  stub.answers.set('/user', () => ({
    body: { ...(provider === 'openid' ? { sub: 'ada' } : { id: 1 }), name: 'Ada', bio: 'b'.repeat(letters) },
  }));
  await site.login('?mode=popup', provider);
};

const sessionBytes = (site: Site): number =>
  [...site.browser.cookies]
    .filter(([name]) => /session\.|epoch\./.test(name))
    .reduce((sum, [name, value]) => sum + cookieSize(name, value), 0);

describe('sessions that one reply brings up to date', () => {
  test(
    'take the room that is left for all of them together, and end the oldest pending logins for it',
    onSite(byRequest, async (site) => {
      await signIn(site, 'stub', 300);
      await signIn(site, 'openid', 300);
      for (let count = 0; count < 6; count += 1) await site.begin();
      const old = new Map(site.browser.cookies);
      site.now += 3590 * 1000;
      // Each refreshed token has room beside the other's old one, and both together have none.
      for (const provider of ['stub', 'openid'] as const) {
        const stub = provider === 'openid' ? site.openid : site.stub;
        stub.token = { access_token: `${provider}-2-`.padEnd(2100, 'x') };
        const found = await site.authorization(provider);
        assert.ok(found);
        assert.equal((await found.getToken()).accessToken.length, 2100);
      }
      // The browser lost the replies, and comes with its old cookies.
      site.browser.cookies.clear();
      for (const [name, value] of old) site.browser.cookies.set(name, value);
      assert.deepEqual(await site.ids(), ['stub', 'openid']);
      // The browser itself refuses more than 7,000 bytes of our cookies.
      assert.ok(sessionBytes(site) <= 6400, `${sessionBytes(site)} bytes`);
      assert.deepEqual(await site.ids(), ['stub', 'openid']);
    }),
  );
});
