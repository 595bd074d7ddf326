import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { HasHeaders } from '../../../src/endpoint/http/cookies.js';
import { OAuthError } from '../../../src/protocol/errors.js';
import { onSite, siteUrl, type Site } from '../../support/site.js';
import { revocable } from '../../support/stub-provider.js';
import { byRequest } from '../../support/transports.js';

/** A form of a page, as browsers post it. */
const posted = (site: Site, headers: Record<string, string> = {}): HasHeaders => ({
  headers: new Headers({ cookie: site.browser.cookieHeader, 'sec-fetch-site': 'same-origin', ...headers }),
});

const refused = (error: unknown): boolean => error instanceof OAuthError && error.code === 'csrf_refused';

describe('signOut(request)', () => {
  test(
    'signs the browser out of all providers, and revokes their tokens',
    onSite(
      byRequest,
      async (site) => {
        await site.login();
        await site.login('', 'openid');
        const { setCookies, logoutUrl } = await site.endpoint.signOut(posted(site));
        site.browser.take(setCookies);
        assert.deepEqual(await site.ids(), []);
        assert.deepEqual(site.browser.names('-session'), []);
        const made = [...site.stub.made('access'), ...site.stub.made('refresh')];
        assert.deepEqual(new Set(site.stub.revoked), new Set(made));
        assert.equal(logoutUrl, null);
      },
      { stub: revocable },
    ),
  );

  test(
    'signs it out of one provider alone where that is named, also by a standard Request',
    onSite(byRequest, async (site) => {
      await site.login();
      await site.login('', 'openid');
      const request = new Request(`${siteUrl}/sign-out`, {
        method: 'POST',
        headers: { cookie: site.browser.cookieHeader, origin: siteUrl },
      });
      site.browser.take((await site.endpoint.signOut(request, { provider: 'stub' })).setCookies);
      assert.deepEqual(await site.ids(), ['openid']);
    }),
  );

  test(
    'is refused unless the browser says that a page of the origin asks, and changes nothing',
    onSite(byRequest, async (site) => {
      await site.login();
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site', origin: siteUrl },
        { 'sec-fetch-site': 'none' },
        { 'sec-fetch-site': '', origin: 'https://evil.example' },
        { 'sec-fetch-site': '', origin: 'null' },
        // A link of another site over http, of which a browser says neither.
        { 'sec-fetch-site': '' },
      ])
        await assert.rejects(site.endpoint.signOut(posted(site, headers)), refused);
      // As Node has them.
      const headers = { cookie: site.browser.cookieHeader, 'sec-fetch-site': 'cross-site' };
      await assert.rejects(site.endpoint.signOut({ headers }), refused);
      assert.deepEqual(await site.ids(), ['stub']);
      assert.equal(site.stub.count('/revoke'), 0);
    }),
  );

  test(
    'takes the cookies of an authorization of the same request back',
    onSite(byRequest, async (site) => {
      await site.login();
      const request = posted(site);
      const authorization = await site.endpoint.authorization(request);
      site.now += 3590 * 1000;
      await authorization?.getToken();
      const { setCookies } = await site.endpoint.signOut(request);
      site.browser.take([...setCookies, ...(authorization?.setCookies ?? [])]);
      assert.deepEqual(await site.ids(), []);
    }),
  );

  test(
    'does nothing for somebody who is signed in nowhere, and knows no other provider',
    onSite(byRequest, async (site) => {
      assert.deepEqual((await site.endpoint.signOut(posted(site))).logoutUrl, null);
      await assert.rejects(site.endpoint.signOut(posted(site), { provider: 'other' }), /no such provider/);
    }),
  );
});
