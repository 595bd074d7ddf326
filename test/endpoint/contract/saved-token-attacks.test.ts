import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, openSite, type Site } from '../../support/site.js';
import { holdBack, type StubReply } from '../../support/stub-server.js';
import { byRequest } from '../../support/transports.js';
import { accessOf, newest, onTokenSite, restore, save } from './refresh-site.js';
import { cookieName } from '../../support/cookie-name.js';
import { endpointContract } from '../../support/endpoint-contract.js';

const minute = 60_000;
const cutShort = { 'content-type': 'application/json', 'content-length': '999', connection: 'close' };

/** What somebody pastes in the place of a saved token. */
const forgeries: [string, (site: Site) => Promise<string> | string][] = [
  [
    'the content of a session cookie',
    (site) => (site.browser.cookies.get(cookieName('session.stub.0')) ?? '').slice(2),
  ],
  ['a session cookie as it is', (site) => site.browser.cookies.get(cookieName('session.stub.0')) ?? ''],
  [
    'the content of a flow cookie',
    async (site) => {
      await site.begin();
      return site.browser.cookies.get(site.browser.names('-flow.')[0] ?? '') ?? '';
    },
  ],
  ['an access token', (site) => newest(site.stub)],
  ['a refresh token', (site) => site.stub.made('refresh')[0] ?? ''],
  ['an OAuth token’s JSON', (site) => JSON.stringify({ access_token: newest(site.stub) })],
  ['one of another secret', savedElsewhere],
  ['one of another provider', (site) => save(site, 'openid')],
  ['one that lost its end', async (site) => (await save(site)).slice(0, -1)],
  ['one that lost its second half', async (site) => (await save(site)).replace(/\.[^.]*$/, '')],
  ['one with a letter changed', async (site) => changed(await save(site), -20)],
  ['one whose header was changed', async (site) => changed(await save(site), 10)],
  ['one with something after it', async (site) => `${await save(site)}.x`],
  ['one between spaces', async (site) => ` ${await save(site)} `],
  ['a JWE with no encryption', () => `${Buffer.from('{"alg":"none"}').toString('base64url')}..e30.e30.`],
  ['nothing', () => ''],
  ['40 KB', () => 'x'.repeat(40_000)],
  ['zeros', () => '\0'.repeat(100)],
];

function changed(text: string, at: number): string {
  const index = (at + text.length) % text.length;
  return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
}

async function savedElsewhere(site: Site): Promise<string> {
  const settings = { secret: 'another secret, just as long, for testing' };
  const other = await openSite(byRequest, { providersOf: site, settings });
  await other.login('?mode=popup');
  const saved = await save(other);
  await other.close();
  return saved;
}

endpointContract((way) => {
  describe('restoring', () => {
    for (const [what, forge] of forgeries) {
      test(
        `${what} is refused, asks no provider, and whoever is signed in stays`,
        onTokenSite(way, async (site) => {
          await site.login('?mode=popup', 'openid');
          const forged = await forge(site);
          const before = await site.ids();
          const calls = site.stub.calls.length;
          for (const browser of [site.browser, site.newBrowser()]) {
            const response = await restore(site, forged, {}, browser);
            assert.equal(response.status, 400);
            assert.equal(await errorOf(response), 'saved_token_invalid');
            assert.deepEqual(response.headers.getSetCookie(), []);
          }
          assert.equal(site.stub.calls.length, calls);
          assert.deepEqual(await site.ids(), before);
        }),
      );
    }

    test(
      'longer than a body may be is refused before it is parsed',
      onTokenSite(way, async (site) => {
        const response = await restore(site, 'x'.repeat(1_048_576));
        assert.equal(response.status, 413);
        assert.equal(await errorOf(response), 'body_too_large');
      }),
    );

    // The reverse: what was given to a page must never pass for what only the endpoint gives to a browser.
    test(
      'a saved token in the place of a session or flow cookie counts as absent',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.browser.cookies.set(cookieName('session.stub.0'), `1:${saved}`);
        assert.deepEqual(await site.ids(), []);
        const address = await site.begin('?mode=popup');
        site.browser.cookies.set(site.browser.names('-flow.')[0] ?? '', saved);
        const grants = site.stub.count('/token');
        assert.equal((await site.back(site.stub.approve(address))).status, 400);
        assert.equal(site.stub.count('/token'), grants);
      }),
    );

    for (const more of [
      { saved_token: 5 },
      { saved_token: null },
      { saved_token: ['x'] },
      { saved_token: undefined },
      { provider: undefined },
      { remember: 'yes' },
      { fetch_user: 1 },
      { fetch_groups: null },
    ]) {
      test(
        `with ${Object.keys(more)[0] ?? ''} ${JSON.stringify(Object.values(more)[0])} is refused`,
        onTokenSite(way, async (site) => {
          const response = await restore(site, await save(site), more);
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), 'invalid_request');
          assert.equal(site.stub.count('/user'), 1);
        }),
      );
    }

    test(
      'that the provider has ended is saved_token_invalid, and the session stays',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.stub.end(site.stub.made('refresh')[0] ?? '');
        await site.login('?mode=popup');
        for (const passed of [0, 61]) {
          site.now += passed * minute;
          const response = await restore(site, saved);
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), 'saved_token_invalid');
          assert.deepEqual(response.headers.getSetCookie(), []);
        }
        assert.deepEqual(await site.ids(), ['stub']);
        assert.equal(await accessOf(site), newest(site.stub));
      }),
    );

    // A page throws an invalid one away: what may work later must never be called so.
    const outages: [string, StubReply | 'silence' | 'cut'][] = [
      ['503', { status: 503 }],
      ['429', { status: 429 }],
      ['silence', 'silence'],
      ['a broken connection', 'cut'],
      ['an answer that breaks off', { headers: cutShort, body: '{"a' }],
    ];
    for (const [what, reply] of outages) {
      for (const path of ['/token', '/user']) {
        test(
          `while ${path} is out of order (${what}) reports it, and works later`,
          onTokenSite(
            way,
            async (site) => {
              const saved = await save(site);
              const honest = site.stub.answers.get(path);
              site.stub.answers.set(path, () => reply);
              site.now += 61 * minute;
              const browser = site.newBrowser();
              const response = await restore(site, saved, {}, browser);
              assert.equal(response.status, 502);
              assert.equal(await errorOf(response), 'provider_unreachable');
              assert.deepEqual(response.headers.getSetCookie(), []);
              if (honest) site.stub.answers.set(path, honest);
              site.now += minute;
              assert.equal((await restore(site, saved, {}, browser)).status, 200);
              assert.equal(site.stub.refreshes.length, 1);
              assert.equal(site.stub.reuses, 0);
            },
            { environment: { timeout: reply === 'silence' ? 0.2 : 5 } },
          ),
        );
      }
    }

    test(
      'a token that was refused while it cannot be renewed reports it, and works later',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.stub.end(newest(site.stub));
        const honest = site.stub.answers.get('/token');
        site.stub.answers.set('/token', () => ({ status: 503 }));
        assert.equal(await errorOf(await restore(site, saved)), 'provider_unreachable');
        if (honest) site.stub.answers.set('/token', honest);
        site.now += minute;
        assert.equal((await restore(site, saved)).status, 200);
      }),
    );

    test(
      'with the client’s own secret wrong is not the saved token’s fault',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.stub.answers.set('/token', () => ({ status: 401, body: { error: 'invalid_client' } }));
        site.now += 61 * minute;
        assert.equal(await errorOf(await restore(site, saved)), 'invalid_client');
      }),
    );

    test(
      'a token that expires soon and cannot be refreshed now signs in until it expires',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.stub.answers.set('/token', () => ({ status: 503 }));
        site.now += 59 * minute;
        assert.equal((await restore(site, saved, {}, site.newBrowser())).status, 200);
      }),
    );

    test(
      'at the same time in many tabs refreshes once',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        site.now += 61 * minute;
        const tabs = Array.from({ length: 20 }, () => restore(site, saved, {}, site.newBrowser()));
        for (const response of await Promise.all(tabs)) assert.equal(response.status, 200);
        assert.equal(site.stub.refreshes.length, 1);
        assert.equal(site.stub.reuses, 0);
      }),
    );

    // The page restores while the person signs out in another tab; the answer arrives last.
    test(
      'that is under way does not undo signing out',
      onTokenSite(way, async (site) => {
        const saved = await save(site);
        const gate = holdBack(site.stub, '/user');
        const tab = site.newBrowser();
        for (const [name, value] of site.browser.cookies) tab.cookies.set(name, value);
        const late = restore(site, saved, {}, tab);
        await gate.reached;
        await site.browser.post(`${site.base}/logout`);
        gate.open();
        site.browser.take((await late).headers.getSetCookie());
        assert.deepEqual(await site.ids(), []);
      }),
    );
  });
});
