import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OAuthError } from '../../../src/endpoint/index.js';
import { errorOf, onSite } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { accessOf, askToken, newest, restore, rotating, save, tokenOf } from '../contract/refresh-site.js';
import { minute, whenDue } from './when-due.js';

describe('what holds at login holds later', () => {
  test(
    'a saved token is bound to whoever signed in: a profile of somebody else is refused',
    onSite(
      byRequest,
      async (site) => {
        await site.login('?mode=popup', 'openid');
        const saved = await save(site, 'openid');
        site.openid.user = { sub: 'mallory', name: 'Ada Lovelace' };
        const tab = site.newBrowser();
        const response = await restore(site, saved, { provider: 'openid' }, tab);
        assert.equal(await errorOf(response), 'saved_token_invalid');
        assert.deepEqual(await site.ids(tab), []);
        site.openid.user = { sub: 'ada' };
        assert.equal((await restore(site, saved, { provider: 'openid' }, tab)).status, 200);
        assert.deepEqual(await site.ids(tab), ['openid']);
      },
      { openid: rotating },
    ),
  );

  test(
    'a token that the app restored is bound to the first ID token that comes for it',
    whenDue(async (site) => {
      const kept = await site.authorization('openid');
      site.now += 2 * minute;
      const made = await site.endpoint.restore('openid', kept!.token.toJSON());
      await made.getToken();
      site.openid.claims = { sub: 'mallory' };
      site.now += 59 * minute;
      await assert.rejects(made.getToken(), ({ code }: OAuthError) => code === 'reauth_required');
    }),
  );

  for (const [told, scope] of [
    ['profile admin', ['profile']],
    ['admin', ['profile']],
    ['profile', ['profile']],
  ] as const)
    test(
      `a renewal that tells the scope ${told} widens nothing`,
      whenDue(async (site) => {
        site.stub.token = { scope: told };
        const { scope: now } = (await tokenOf(await askToken(site))) as { scope: unknown };
        assert.deepEqual(now, scope);
      }),
    );

  test(
    'a renewed token of another kind than bearer is not used',
    whenDue(async (site) => {
      const first = newest(site.stub);
      site.stub.token = { token_type: 'DPoP' };
      assert.equal(await accessOf(site), first);
    }),
  );
});
