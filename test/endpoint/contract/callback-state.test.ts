import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type Site } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { cookieName } from '../../support/cookie-name.js';

const json = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };
const pathOf = (address: string): string => new URL(address).pathname + new URL(address).search;

/** Nothing behind the check ran: no code was sent anywhere, nobody signed in or out. */
async function expectNothingHappened(site: Site, signedIn = 0): Promise<void> {
  assert.equal(site.stub.count('/token'), 0);
  assert.equal(site.stub.count('/user'), 0);
  assert.equal(site.browser.names('-session.stub').length, 0);
  assert.equal((await site.session()).authorizations.length, signedIn);
}

httpContract('the query and the form of a callback', (way) => {
  describe('the state of a callback', () => {
    // S2, login CSRF: an attacker's own callback address, opened in the victim's browser.
    test(
      'another browser’s callback is refused, and leaves the one signed in there alone',
      onSite(way, async (site) => {
        await site.login('', 'openid');
        const attacker = site.newBrowser();
        const address = site.stub.approve(await site.begin('', 'stub', attacker));
        const response = await site.browser.visit(pathOf(address), json);
        assert.equal(response.status, 400);
        assert.equal(await errorOf(response), 'state_mismatch');
        assert.deepEqual(response.headers.getSetCookie(), []);
        await expectNothingHappened(site, 1);
      }),
    );

    // S2: the victim has a flow of its own; the attacker's state is not it.
    test(
      'a state of another browser is refused although a flow is pending here',
      onSite(way, async (site) => {
        await site.begin();
        const address = site.stub.approve(await site.begin('', 'stub', site.newBrowser()));
        const response = await site.browser.visit(pathOf(address), json);
        assert.equal(await errorOf(response), 'state_mismatch');
        await expectNothingHappened(site);
        assert.equal(site.browser.names('-flow.').length, 1);
      }),
    );

    // S2: the part of the state that names the cookie is right, the rest is guessed.
    test(
      'a state that only begins like the flow’s is refused',
      onSite(way, async (site) => {
        const address = new URL(site.stub.approve(await site.begin()));
        const state = address.searchParams.get('state') ?? '';
        address.searchParams.set('state', state.slice(0, 13) + 'A'.repeat(26));
        const response = await site.browser.visit(pathOf(address.href), json);
        assert.equal(await errorOf(response), 'state_mismatch');
        await expectNothingHappened(site);
      }),
    );

    // S2: another flow's cookie renamed to this one's.
    test(
      'a flow cookie under another flow’s name is refused',
      onSite(way, async (site) => {
        await site.begin();
        const first = site.browser.names('-flow.')[0] ?? '';
        const sealed = site.browser.cookies.get(first) ?? '';
        site.browser.cookies.clear();
        const address = site.stub.approve(await site.begin());
        site.browser.cookies.set(site.browser.names('-flow.')[0] ?? '', sealed);
        assert.equal(await errorOf(await site.browser.visit(pathOf(address), json)), 'state_mismatch');
        await expectNothingHappened(site);
      }),
    );

    const spoiled: [string, (sealed: string) => string][] = [
      [
        'tampered with',
        (sealed) => sealed.slice(0, -9) + (sealed.at(-9) === 'A' ? 'B' : 'A') + sealed.slice(-8),
      ],
      ['cut', (sealed) => sealed.slice(0, -40)],
      ['empty', () => ''],
      ['foreign', () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA'],
      ['unsealed', () => Buffer.from('{"state":"x"}').toString('base64url')],
    ];
    for (const [what, spoil] of spoiled) {
      test(
        `a flow cookie that is ${what} is refused`,
        onSite(way, async (site) => {
          const address = site.stub.approve(await site.begin());
          const [name = ''] = site.browser.names('-flow.');
          site.browser.cookies.set(name, spoil(site.browser.cookies.get(name) ?? ''));
          const response = await site.browser.visit(pathOf(address), json);
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), 'state_mismatch');
          await expectNothingHappened(site);
        }),
      );
    }

    // A session's seal has keys of its own: what we sealed for one purpose is no flow.
    test(
      'a session cookie in the place of a flow cookie is refused',
      onSite(way, async (site) => {
        await site.login('', 'openid');
        const session = site.browser.cookies.get(cookieName('session.openid.0')) ?? '';
        const address = site.stub.approve(await site.begin());
        site.browser.cookies.set(site.browser.names('-flow.')[0] ?? '', session.slice(2));
        assert.equal(await errorOf(await site.browser.visit(pathOf(address), json)), 'state_mismatch');
        await expectNothingHappened(site, 1);
      }),
    );

    test(
      'a person who takes longer than ten minutes has to start again',
      onSite(way, async (site) => {
        const [first, second] = [
          site.stub.approve(await site.begin()),
          site.stub.approve(await site.begin()),
        ];
        site.now += 600_000;
        const response = await site.browser.visit(pathOf(first), json);
        assert.equal(response.status, 400);
        assert.equal(await errorOf(response), 'flow_expired');
        // The browser has dropped the cookie by then: the state's own time tells.
        site.browser.cookies.clear();
        assert.equal(await errorOf(await site.browser.visit(pathOf(second), json)), 'flow_expired');
        await expectNothingHappened(site);
      }),
    );

    for (const state of ['', 'x', '0'.repeat(39), '%00', 'a'.repeat(5000)]) {
      test(
        `the state ${JSON.stringify(state).slice(0, 20)} of length ${state.length} is refused`,
        onSite(way, async (site) => {
          await site.begin();
          const response = await site.browser.visit(`/api/oauth/redirect?code=x&state=${state}`, json);
          assert.equal(response.status, 400);
          assert.match(await errorOf(response), /^(state_mismatch|flow_expired)$/);
          await expectNothingHappened(site);
        }),
      );
    }

    // S2: which of the two the provider meant, nobody knows.
    for (const name of ['state', 'code', 'iss', 'error']) {
      test(
        `${name} given twice is refused`,
        onSite(way, async (site) => {
          const address = site.stub.approve(await site.begin(), name === 'iss' ? { iss: site.stub.url } : {});
          const extra = name === 'error' ? '&error=a&error=b' : `&${name}=x`;
          const response = await site.browser.visit(pathOf(address) + extra, json);
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), 'invalid_request');
          await expectNothingHappened(site);
        }),
      );
    }

    test(
      'two logins that were begun side by side both finish',
      onSite(way, async (site) => {
        const [first, second] = [await site.begin('?mode=popup'), await site.begin('?mode=popup', 'openid')];
        assert.equal((await site.back(site.openid.approve(second))).status, 200);
        assert.equal((await site.back(site.stub.approve(first))).status, 200);
        assert.equal((await site.session()).authorizations.length, 2);
        assert.deepEqual(site.browser.names('-flow.'), []);
      }),
    );

    test(
      'a callback without code or error is refused',
      onSite(way, async (site) => {
        const address = new URL(site.stub.approve(await site.begin()));
        address.searchParams.delete('code');
        const response = await site.browser.visit(pathOf(address.href), json);
        assert.equal(await errorOf(response), 'state_mismatch');
        await expectNothingHappened(site);
      }),
    );
  });
});
