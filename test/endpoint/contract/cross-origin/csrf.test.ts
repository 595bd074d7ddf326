import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { posting, visiting } from '../../../support/browser-with-cookies.js';
import { beginFor, newAttempt } from '../../../support/other-origin-login.js';
import { assertTellsNobody } from '../../../support/page-scripts.js';
import type { ClientPage } from '../../../support/other-origin-page.js';
import type { StubProvider } from '../../../support/stub-provider.js';
import type { Asked } from '../../../support/transports.js';
import {
  assertRefused,
  codeOf,
  custodies,
  docs,
  onClientSite,
  signIn,
  type ClientSite,
} from './cross-origin-site.js';
import { rotating } from '../refresh-site.js';
import { casesAtRoute, httpContract } from '../../../support/endpoint-contract.js';

type Headers = Readonly<Record<string, string>>;

const fetching = { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'cross-site' };
const form = 'application/x-www-form-urlencoded';

/**
 * What a browser can be made to send by pages of others, or by the client's own without its script meaning to. All of them
 * carry what the browser adds by itself: the cookies of the page's partition.
 */
const attacks: [string, Headers, string][] = [
  [
    'a form that the client’s page sends',
    { ...visiting, 'sec-fetch-site': 'cross-site', origin: docs, 'content-type': form },
    'csrf_refused',
  ],
  ['the same in a browser too old to say how', { origin: docs, 'content-type': form }, 'csrf_refused'],
  [
    'a form of JSON in a browser too old to say how',
    { origin: docs, 'content-type': 'text/plain' },
    'csrf_refused',
  ],
  [
    'text/plain with our header',
    { ...fetching, origin: docs, ...posting, 'content-type': 'text/plain' },
    'csrf_refused',
  ],
  [
    'JSON without our header',
    { ...fetching, origin: docs, 'content-type': 'application/json' },
    'csrf_refused',
  ],
  [
    'JSON with an empty header of ours',
    { ...fetching, origin: docs, ...posting, 'x-oauth-elements': '' },
    'csrf_refused',
  ],
  [
    'a whole request with the mode of a visit',
    { ...fetching, 'sec-fetch-mode': 'navigate', origin: docs, ...posting },
    'origin_not_allowed',
  ],
  ...[
    ['a sibling of the client that is not listed', 'https://evil.docs.example', 'cross-site'],
    ['a sibling of the endpoint that is not listed', 'https://evil.login.example', 'same-site'],
    ['another site', 'https://evil.example', 'cross-site'],
    ['a look-alike', 'https://docs.example.evil', 'cross-site'],
    ['the client’s host at another port', 'https://docs.example:8443', 'cross-site'],
    ['the client’s host in the clear', 'http://docs.example', 'cross-site'],
    ['the client’s origin in capitals', 'https://DOCS.EXAMPLE', 'cross-site'],
    ['the client’s origin with a slash', `${docs}/`, 'cross-site'],
    ['two origins at once', `${docs}, https://evil.example`, 'cross-site'],
    ['a frame without an origin', 'null', 'cross-site'],
  ].map(([what = '', origin = '', site = '']): [string, Headers, string] => [
    `a whole request of ${what}`,
    { ...fetching, 'sec-fetch-site': site, origin, ...posting },
    'origin_not_allowed',
  ]),
  ...['https://evil.example', 'null', 'https://docs.example.evil'].map(
    (origin): [string, Headers, string] => [
      `a whole request of an old browser from ${origin}`,
      { origin, ...posting },
      'origin_not_allowed',
    ],
  ),
  ['a whole request without an origin', { ...fetching, ...posting }, 'origin_not_allowed'],
  ['a whole request that says nothing of itself', posting, 'origin_not_allowed'],
  [
    'a whole request without an origin that says it is an app',
    { ...posting, 'x-oauth-client': 'docs' },
    'origin_not_allowed',
  ],
];

/** A whole, right body for each route, so that only what a test changes can be what is refused. */
const routes: [string, (at: ClientSite, page: ClientPage) => Promise<object>][] = [
  ['/redeem', ({ site }, page) => codeOf(site, page)],
  ['/logout', () => Promise.resolve({ forget: true })],
  ['/token', () => Promise.resolve({ provider: 'stub' })],
  ['/token/save', () => Promise.resolve({ provider: 'stub' })],
  [
    '/token/restore',
    async (_, page) => {
      const response = await page.post('/token/save', { provider: 'stub' });
      return { provider: 'stub', ...((await response.json()) as object) };
    },
  ],
];

httpContract('the headers by which a browser says where a request comes from', (way) => {
  for (const [where, pageOf] of custodies) {
    describe(`a client’s session ${where}, asked for by others`, () => {
      for (const [index, [route, bodyFor]] of routes.entries()) {
        const tried = casesAtRoute(way, attacks, { index, of: routes.length });
        for (const [what, headers, code] of tried) {
          test(
            `is not touched at ${route} by ${what}`,
            onClientSite(
              way,
              async (at) => {
                const { site } = at;
                const page = pageOf(at);
                await signIn(site, page);
                const body = JSON.stringify(await bodyFor(at, page));
                // So near its end that any use of the token would be seen at the provider.
                site.now += 40_000;
                const calls = site.stub.calls.length;
                const asked: Asked = {
                  ...{ method: 'POST', target: site.base + route, body },
                  headers: { ...headers, accept: '*/*', ...held(page) },
                };
                const response = await site.send(asked);
                await assertRefused(response, 403, code);
                const listed = headers['origin'] === docs && headers['sec-fetch-mode'] !== 'navigate';
                const readable = response.headers.get('access-control-allow-origin');
                assert.equal(readable, listed ? docs : null);
                assert.equal(site.stub.calls.length, calls);
                assert.deepEqual(await page.ids(), ['stub']);
              },
              { stub: dueAtOnce },
            ),
          );
        }
      }

      test(
        'is not ended, spent or read by GET',
        onClientSite(way, async (at) => {
          const { site } = at;
          const page = pageOf(at);
          await signIn(site, page);
          const calls = site.stub.calls.length;
          for (const [route] of routes)
            for (const headers of [
              { ...visiting, 'sec-fetch-site': 'cross-site', accept: '*/*' },
              { ...fetching, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
              { ...fetching, origin: docs, ...posting },
            ]) {
              const asked = { target: site.base + route, headers: { ...headers, ...held(page) } };
              assert.equal((await site.send(asked)).status, 405);
            }
          assert.equal(site.stub.calls.length, calls);
          assert.deepEqual(await page.ids(), ['stub']);
        }),
      );
    });
  }

  describe('a code for a client', () => {
    // Only a page that has it from the endpoint has the verifier; but the site's own pages are no client's.
    test(
      'is not redeemed by a page of the site itself',
      onClientSite(way, async ({ site, page }) => {
        const right = await codeOf(site, page);
        const calls = site.stub.calls.length;
        const response = await site.browser.post(`${site.base}/redeem`, right);
        await assertRefused(response, 403, 'origin_not_allowed');
        assert.equal(site.stub.calls.length, calls);
        assert.deepEqual(await site.ids(), []);
        assert.equal((await page.post('/redeem', right)).status, 200);
      }),
    );

    // Login CSRF: the attacker's own callback, opened in somebody else's browser.
    test(
      'does not come of a callback in another browser than the login began in',
      onClientSite(way, async ({ site, page }) => {
        const address = await beginFor(site, {
          client: 'docs',
          origin: page.origin,
          attempt: newAttempt(),
        });
        const callback = site.stub.approve(address);
        const victim = site.newBrowser();
        const response = await site.back(callback, victim);
        assert.equal(response.status, 400);
        const text = await response.text();
        assert.ok(text.includes('<code>state_mismatch</code>'));
        assertTellsNobody(text);
        assert.ok(!text.includes(docs));
        assert.deepEqual(victim.names(''), []);
        assert.equal(site.stub.calls.length, 0);
      }),
    );
  });
});

/** What a browser adds by itself; and the handle, as if a thief had it, too. */
const held = ({ cookies, handle }: ClientPage): Headers => ({
  ...(cookies?.header ? { cookie: cookies.header } : {}),
  ...(handle ? { 'x-oauth-handle': handle } : {}),
});

function dueAtOnce(own: StubProvider): ReturnType<typeof rotating> {
  own.token = { expires_in: 60 };
  return rotating(own);
}
