import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, newest, onTokenSite } from './refresh-site.js';

endpointContract((way) => {
  describe('several at once', () => {
    test(
      'a second account at one provider takes the place of the first, and the other provider stays',
      onTokenSite(way, async (site) => {
        await site.login('?mode=popup', 'openid');
        site.now += 1000;
        site.stub.user = { sub: 'grace', name: 'Grace Hopper' };
        await site.login('?mode=popup&account');
        const { authorizations } = await site.session();
        assert.deepEqual(
          authorizations.map(({ provider, user }) => [provider, user?.id]),
          [
            ['openid', 'ada'],
            ['stub', 'grace'],
          ],
        );
        assert.equal(await accessOf(site), newest(site.stub));
      }),
    );

    test(
      'a second account that fails leaves the first',
      onTokenSite(way, async (site) => {
        const address = await site.begin('?mode=popup&account');
        const back = new URL(site.stub.approve(address));
        back.searchParams.delete('code');
        back.searchParams.set('error', 'access_denied');
        await site.back(back.href);
        assert.equal((await site.session()).authorizations[0]?.user?.id, 'ada');
      }),
    );

    test(
      'signing out of one keeps the other with its tokens',
      onTokenSite(way, async (site) => {
        await site.login('?mode=popup', 'openid');
        await site.browser.post(`${site.base}/logout`, { provider: 'stub' });
        assert.deepEqual(await site.ids(), ['openid']);
        assert.equal(await accessOf(site, 'openid'), newest(site.openid));
        assert.equal(site.stub.revoked.length, 2);
        assert.deepEqual(site.openid.revoked, []);
        await site.login('?mode=popup');
        assert.deepEqual((await site.ids()).sort(), ['openid', 'stub']);
      }),
    );

    // Two tabs, two providers, one moment: neither answer may put the other's session away.
    test(
      'two logins that end at the same moment are both kept',
      onSite(way, async (site) => {
        const one = await site.begin('?mode=popup');
        const two = await site.begin('?mode=popup', 'openid');
        await Promise.all([site.back(site.stub.approve(one)), site.back(site.openid.approve(two))]);
        assert.deepEqual((await site.ids()).sort(), ['openid', 'stub']);
      }),
    );
  });

  describe('the account chooser', () => {
    const promptFor = (address: string): string | null => new URL(address).searchParams.get('prompt');

    test(
      'is requested by the parameter account, and only then',
      onSite(way, async (site) => {
        assert.equal(promptFor(await site.begin('?account')), 'select_account');
        assert.equal(promptFor(await site.begin('?account=true')), 'select_account');
        assert.equal(promptFor(await site.begin('?account=false')), null);
        assert.equal(promptFor(await site.begin('?account=0')), null);
        assert.equal(promptFor(await site.begin()), null);
      }),
    );

    test(
      'is requested with the provider’s own parameter, which overrides those of every login',
      onSite(
        way,
        async (site) => {
          const asked = new URL(await site.begin('?account')).searchParams;
          assert.deepEqual([asked.get('prompt'), asked.get('access_type')], ['consent login', 'offline']);
          assert.equal(promptFor(await site.begin()), 'consent');
        },
        {
          stub: {
            authorizationParams: { prompt: 'consent', access_type: 'offline' },
            accountParams: { prompt: 'consent login' },
          },
        },
      ),
    );

    test(
      'is a flag: the text that a page writes there is not passed on',
      onSite(way, async (site) => {
        const address = await site.begin('?account=none%26scope%3Dadmin&prompt=none&acr_values=x');
        const asked = new URL(address).searchParams;
        assert.deepEqual(
          [asked.get('prompt'), asked.get('scope'), asked.get('acr_values')],
          ['select_account', 'profile', null],
        );
      }),
    );
  });
});
