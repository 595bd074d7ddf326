import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, visiting } from '../../support/browser-with-cookies.js';
import { onSite, type Site } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';

const target = '/api/oauth/logout';

const ids = async (site: Site): Promise<string[]> =>
  (await site.session()).authorizations.map(({ provider }) => provider);

httpContract('several cookies ended at once', (way) => {
  describe('POST /logout', () => {
    // A tab's request is under way when another tab signs out; its answer arrives last and sets what it had sealed.
    test(
      'is not undone by a renewal that was sealed before it and arrives after it',
      onSite(way, async (site) => {
        await site.login('?mode=popup');
        site.now += 6 * 3_600_000;
        const late = await site.send({
          target: `${site.base}/session`,
          headers: { ...asking, cookie: site.browser.cookieHeader },
        });
        assert.equal(late.headers.getSetCookie().length, 1);
        await site.browser.post(target);
        for (const cookie of late.headers.getSetCookie()) {
          const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
          site.browser.cookies.set(name, value);
        }
        assert.equal(site.browser.names('-session').length, 1);
        assert.deepEqual(await ids(site), []);
      }),
    );

    test(
      'is not undone by a login that was sealed before it and arrives after it',
      onSite(way, async (site) => {
        await site.login('?mode=popup');
        const { pathname, search } = new URL(site.stub.approve(await site.begin('?mode=popup')));
        const headers = { ...visiting, cookie: site.browser.cookieHeader };
        const late = await site.send({ target: pathname + search, headers });
        assert.equal(late.status, 200);
        await site.browser.post(target);
        for (const cookie of late.headers.getSetCookie()) {
          const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
          site.browser.cookies.set(name, value);
        }
        assert.deepEqual(await ids(site), []);
        assert.equal((await site.login('?mode=popup')).status, 200);
        assert.deepEqual(await ids(site), ['stub']);
      }),
    );
  });
});
