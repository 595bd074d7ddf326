import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireRedeem } from '../../../../src/protocol/wire.js';
import { codeFor, newAttempt } from '../../../support/other-origin-login.js';
import type { ClientPage } from '../../../support/other-origin-page.js';
import { openSite } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';
import {
  assertRefused,
  clients,
  codeOf,
  endpointUrl,
  onClientSite,
  shop,
  signIn,
  wiki,
  type ClientSite,
} from './cross-origin-site.js';
import { cookieName } from '../../../support/cookie-name.js';
import { httpContract } from '../../../support/endpoint-contract.js';

const redeem = (page: ClientPage, body: object): Promise<Response> => page.post('/redeem', body);

/** What must not pass for the code of a page of docs, though all else is right. */
const forgeries: [string, (at: ClientSite, right: WireRedeem) => Promise<string> | string][] = [
  ['nothing', () => ''],
  ['spaces', () => '   '],
  ['60 KB', () => 'x'.repeat(60_000)],
  ['a JWE with no encryption', () => `${Buffer.from('{"alg":"none"}').toString('base64url')}..e30.e30.`],
  ['one with a letter changed', (_, { code }) => changed(code, -40)],
  ['one whose header was changed', (_, { code }) => changed(code, 10)],
  ['one that lost its end', (_, { code }) => code.slice(0, -1)],
  ['one with something after it', (_, { code }) => `${code}.x`],
  ['one sealed with another secret', (_, right) => sealedElsewhere(right)],
  [
    'the content of a flow cookie',
    ({ site }) => site.browser.cookies.get(site.browser.names('flow.')[0] ?? '') ?? '',
  ],
  [
    'the content of a session cookie of the site itself',
    async ({ site }) => {
      await site.login('?mode=popup');
      return (site.browser.cookies.get(cookieName('session.stub.0', endpointUrl)) ?? '').slice(2);
    },
  ],
  [
    'the content of a session cookie of the page',
    async ({ site, page }) => {
      await signIn(site, page);
      return (page.cookies?.cookies.get(page.cookies.names('session.stub.0')[0] ?? '') ?? '').slice(2);
    },
  ],
  [
    'a handle',
    async (at) => {
      const page = at.openWithoutCookies();
      await signIn(at.site, page);
      return page.handle;
    },
  ],
  [
    'a saved token',
    async ({ site, page }) => {
      await signIn(site, page);
      const response = await page.post('/token/save', { provider: 'stub' });
      return ((await response.json()) as { saved_token: string }).saved_token;
    },
  ],
  ['an access token', ({ site }) => site.stub.made('access')[0] ?? ''],
];

function changed(text: string, at: number): string {
  const index = (at + text.length) % text.length;
  return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
}

/** The same login, in all that the code is bound to, at an endpoint with another secret. */
async function sealedElsewhere({ flow, verifier }: WireRedeem): Promise<string> {
  const settings = { secret: 'another secret, just as long, for testing', clients };
  const other = await openSite(byRequest, { url: endpointUrl, settings });
  try {
    const attempt = { ...newAttempt(), flow, verifier };
    return (await codeOf(other, { origin: 'https://docs.example' }, { attempt })).code;
  } finally {
    await other.close();
  }
}

httpContract('posted bodies, and headers of their answers', (way) => {
  describe('a client’s one-time code', () => {
    test(
      'signs in at the page that began the login, and nowhere else',
      onClientSite(way, async (at) => {
        const { site, page } = at;
        await signIn(site, page);
        assert.deepEqual(await page.ids(), ['stub']);
        for (const origin of [shop, wiki]) assert.deepEqual(await at.open(origin).ids(), []);
        assert.deepEqual(await site.ids(), []);
        assert.equal(await site.authorization(), null);
        assert.deepEqual(site.browser.names('oauth-'), []);
      }),
    );

    for (const [what, forge] of forgeries) {
      test(
        `${what} in its place is refused, and the right one works afterwards`,
        onClientSite(way, async (at) => {
          const { site, page } = at;
          const right = await codeOf(site, page);
          await codeOf(site, page);
          const code = await forge(at, right);
          const stranger = at.openWithoutCookies();
          const calls = site.stub.calls.length;
          await assertRefused(await redeem(stranger, { ...right, code }), 400, 'code_invalid');
          assert.deepEqual(await stranger.ids(), []);
          assert.equal(site.stub.calls.length, calls);
          assert.equal((await redeem(stranger, right)).status, 200);
        }),
      );
    }

    // The attacker began the flow, so the verifier is theirs; the person finished it on the right site.
    test(
      'is refused with another verifier, and stays good for the page that has the right one',
      onClientSite(way, async ({ site, page }) => {
        const right = await codeOf(site, page);
        const calls = site.stub.calls.length;
        for (const verifier of [newAttempt().verifier, `${right.verifier}x`, right.verifier.toUpperCase()])
          await assertRefused(await redeem(page, { ...right, verifier }), 400, 'code_invalid');
        assert.equal(site.stub.calls.length, calls);
        assert.equal((await redeem(page, right)).status, 200);
      }),
    );

    // A code injected into a page that waits for another login: it brings its own verifier.
    test(
      'of one flow is refused in another of the same page',
      onClientSite(way, async ({ site, page }) => {
        const [mine, theirs] = [await codeOf(site, page), await codeOf(site, page)];
        for (const body of [
          { ...mine, code: theirs.code },
          { ...theirs, flow: mine.flow },
        ])
          await assertRefused(await redeem(page, body), 400, 'code_invalid');
        for (const body of [mine, theirs]) assert.equal((await redeem(page, body)).status, 200);
      }),
    );

    // All that a thief could have: code, flow and verifier, at a page that may use the endpoint, too.
    for (const origin of [shop, wiki]) {
      test(
        `of docs.example is refused at ${origin}, and stays good where it belongs`,
        onClientSite(way, async (at) => {
          const { site, page } = at;
          const right = await codeOf(site, page);
          const thief = at.open(origin);
          const calls = site.stub.calls.length;
          await assertRefused(await redeem(thief, right), 400, 'code_invalid');
          assert.deepEqual(await thief.ids(), []);
          assert.equal(site.stub.calls.length, calls);
          assert.equal((await redeem(page, right)).status, 200);
        }),
      );
    }

    test(
      'of an app is refused in a page, and of a page in an app',
      onClientSite(way, async (at) => {
        const { site, page } = at;
        const app = at.app();
        const ofPage = await codeOf(site, page);
        await assertRefused(await app.post('/redeem', ofPage), 400, 'code_invalid');
        const ofApp = await codeFor(site, { client: 'desktop', attempt: newAttempt() });
        await assertRefused(await redeem(page, ofApp), 400, 'code_invalid');
        assert.deepEqual([await app.ids(), await page.ids()], [[], []]);
        assert.equal((await app.post('/redeem', ofApp)).status, 200);
        assert.equal((await redeem(page, ofPage)).status, 200);
      }),
    );

    test(
      'lives for a minute',
      onClientSite(way, async ({ site, page }) => {
        const [early, late] = [await codeOf(site, page), await codeOf(site, page)];
        site.now += 58_000;
        assert.equal((await redeem(page, early)).status, 200);
        site.now += 3_000;
        await assertRefused(await redeem(page, late), 400, 'code_invalid');
      }),
    );

    test(
      'is redeemed by POST alone, with a body that holds nothing else',
      onClientSite(way, async ({ site, page }) => {
        const right = await codeOf(site, page);
        await assertRefused(await page.get('/redeem'), 405, 'method_not_allowed');
        for (const body of [
          {},
          { ...right, verifier: undefined },
          { ...right, flow: undefined },
          { ...right, flow: 'short' },
          { ...right, verifier: 'short' },
          { ...right, verifier: [right.verifier] },
          { ...right, code: null },
          { ...right, origin: shop },
          [right],
        ])
          await assertRefused(await redeem(page, body), 400, 'invalid_request');
        assert.equal((await redeem(page, right)).status, 200);
      }),
    );
  });
});
