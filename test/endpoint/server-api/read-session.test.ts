import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byRequest } from '../../support/transports.js';
import { openSite } from '../../support/site.js';

describe('session(request)', () => {
  test('says what GET /session says, without a token, and changes nothing', async () => {
    const site = await openSite(byRequest);
    try {
      site.stub.user = { sub: 'ada', name: '<b>Ada</b>', email: 'ada@example.com' };
      await site.login();
      await site.login('', 'openid');
      const cookies = new Map(site.browser.cookies);
      const request = { headers: { cookie: site.browser.cookieHeader } };
      const first = await site.endpoint.session(request);
      assert.deepEqual(await site.endpoint.session(request), first);
      assert.deepEqual(new Map(site.browser.cookies), cookies);
      // The outcome of the redirect is still there for the page, which tells it in its events.
      const { outcome, ...told } = await site.session();
      assert.equal(outcome?.provider, 'openid');
      assert.deepEqual(first, told);
      assert.deepEqual(
        first.authorizations.map(({ provider }) => provider),
        ['stub', 'openid'],
      );
      assert.equal(first.authorizations[0]?.user?.name, '<b>Ada</b>');
      assert.doesNotMatch(JSON.stringify(first), /access_token|refresh_token|id_token|at-/);
    } finally {
      await site.close();
    }
  });

  test('returns a copy, without authorizations if nobody is signed in or the cookies are not ours', async () => {
    const site = await openSite(byRequest);
    try {
      await site.login();
      const request = { headers: new Headers({ cookie: site.browser.cookieHeader }) };
      const mine = await site.endpoint.session(request);
      Object.assign(mine.authorizations[0]?.user ?? {}, { name: 'Mallory' });
      assert.doesNotMatch(JSON.stringify(await site.session()), /Mallory/);
      const forged = site.browser.cookieHeader.replaceAll(/=[^;]{4}/g, '=AAAA');
      for (const headers of [{}, { cookie: '' }, { cookie: forged }, { cookie: 'x'.repeat(20_000) }])
        assert.deepEqual(await site.endpoint.session({ headers }), { authorizations: [] });
    } finally {
      await site.close();
    }
  });
});
