import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite } from '../../support/site.js';
import { servePages } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { failedLogin, listing } from './groups-site.js';

endpointContract((way) => {
  describe('a list of groups', () => {
    // Whoever can write a Link header gets no token.
    const elsewhere: [string, (other: string, own: string) => string][] = [
      ['another port', (other) => `${other}/groups`],
      ['another host', () => 'https://evil.example/groups'],
      ['another host, without the scheme', () => '//evil.example/groups'],
      ['another host, behind this one as a user name', (_, own) => `${own}@evil.example/groups`],
      ['another scheme', (_, own) => own.replace('http:', 'https:')],
      ['a script', () => 'javascript:alert(1)'],
      ['no address', () => 'http://'],
    ];
    for (const [what, address] of elsewhere) {
      test(
        `whose next page is at ${what} fails, and no token goes there`,
        onSite(
          way,
          async (site) => {
            const link = `<${address(site.openid.url, site.stub.url)}>; rel="next"`;
            site.stub.answers.set('/groups', () => ({ headers: { link }, body: [{ id: 1 }] }));
            site.openid.answers.set('/groups', () => ({ body: [{ id: 'evil' }] }));
            assert.equal((await failedLogin(site)).error, 'groups_fetch_failed');
            assert.equal(site.stub.count('/groups'), 1);
            assert.equal(site.openid.calls.length, 0);
          },
          { stub: listing() },
        ),
      );
    }

    test(
      'whose pages lead in a circle ends after fifty',
      onSite(
        way,
        async (site) => {
          const link = '</groups>; rel="next"';
          site.stub.answers.set('/groups', () => ({ headers: { link }, body: [{ id: 1 }] }));
          assert.equal((await failedLogin(site)).error, 'groups_fetch_failed');
          assert.equal(site.stub.count('/groups'), 50);
        },
        { stub: listing() },
      ),
    );

    test(
      'whose pages are past 4 MB together fails, however few they are',
      onSite(
        way,
        async (site) => {
          const half = [{ id: 1, filler: 'x'.repeat(2_200_000) }];
          servePages(site.stub, '/groups', [half, half, half]);
          assert.equal((await failedLogin(site)).error, 'groups_fetch_failed');
          assert.equal(site.stub.count('/groups/2'), 1);
          assert.equal(site.stub.count('/groups/3'), 0);
        },
        { stub: listing() },
      ),
    );

    test(
      'whose second page is refused tells not even the first',
      onSite(
        way,
        async (site) => {
          const link = '</groups/2>; rel="next"';
          site.stub.answers.set('/groups', () => ({ headers: { link }, body: [{ id: 1 }] }));
          assert.equal((await failedLogin(site)).error, 'groups_fetch_failed');
          assert.equal(site.stub.count('/groups/2'), 1);
        },
        { stub: listing() },
      ),
    );
  });
});
