import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, posting, visiting } from '../../support/browser-with-cookies.js';
import { errorOf, siteUrl, type Site } from '../../support/site.js';
import type { Asked } from '../../support/transports.js';
import { onTokenSite, save } from './refresh-site.js';
import { casesAtRoute, httpContract } from '../../support/endpoint-contract.js';

type Sent = Omit<Asked, 'target'>;

/** A whole, right body for each route, so that only what a test changes can be what is refused. */
const routes: [string, (site: Site) => Promise<object>][] = [
  ['/token', () => Promise.resolve({ provider: 'stub' })],
  ['/token/save', () => Promise.resolve({ provider: 'stub' })],
  ['/token/restore', async (site) => ({ provider: 'stub', saved_token: await save(site) })],
  ['/logout', () => Promise.resolve({ provider: 'stub', forget: true })],
];

const json = { ...posting, 'sec-fetch-site': 'same-origin', origin: siteUrl };

// S19: what a form, a simple request, a subdomain that was taken over, or a whole other site can make a browser send.
const attacks: [string, (body: string) => Sent, string][] = [
  [
    'a form of another site',
    () => ({
      body: 'provider=stub',
      headers: {
        ...visiting,
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
      },
    }),
    'csrf_refused',
  ],
  [
    'a form on the site itself',
    () => ({
      body: 'provider=stub',
      headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' },
    }),
    'csrf_refused',
  ],
  [
    'JSON sent as text/plain',
    (body) => ({ body, headers: { ...json, 'content-type': 'text/plain' } }),
    'csrf_refused',
  ],
  [
    'JSON without our header',
    (body) => ({ body, headers: { ...json, 'x-oauth-elements': '' } }),
    'csrf_refused',
  ],
  ...['cross-site', 'same-site', 'none'].map((site): [string, (body: string) => Sent, string] => [
    `a whole request that comes ${site}`,
    (body) => ({ body, headers: { ...json, 'sec-fetch-site': site } }),
    'origin_not_allowed',
  ]),
  ...['https://evil.example', 'null', 'http://sub.localhost:8550'].map(
    (origin): [string, (body: string) => Sent, string] => [
      `a whole request of an old browser from ${origin}`,
      (body) => ({ body, headers: { ...posting, origin } }),
      'origin_not_allowed',
    ],
  ),
  [
    'a whole request whose caller nothing identifies',
    (body) => ({ body, headers: posting }),
    'origin_not_allowed',
  ],
];

const wrongBodies: [string, string, string, number][] = [
  ['a provider named __proto__', '{"provider":"__proto__","saved_token":"x"}', 'provider_unknown', 404],
  ['a provider named constructor', '{"provider":"constructor","saved_token":"x"}', 'provider_unknown', 404],
  ['an unknown provider', '{"provider":"nobody","saved_token":"x"}', 'provider_unknown', 404],
  ['a provider that is a number', '{"provider":5,"saved_token":"x"}', 'invalid_request', 400],
  ['a list of providers', '{"provider":["stub"],"saved_token":"x"}', 'invalid_request', 400],
  ['a provider that is null', '{"provider":null,"saved_token":"x"}', 'invalid_request', 400],
  ['a key that nobody knows', '{"provider":"stub","saved_token":"x","a":1}', 'invalid_request', 400],
  ['a list for a body', '[]', 'invalid_request', 400],
  ['null for a body', 'null', 'invalid_request', 400],
  ['half a JSON', '{"provider":', 'invalid_request', 400],
  ['1 MB', JSON.stringify({ provider: 'stub', saved_token: 'x'.repeat(1_048_576) }), 'body_too_large', 413],
];

httpContract('request headers, and bodies that are refused', (way) => {
  for (const [index, [route, bodyFor]] of routes.entries()) {
    describe(`POST ${route}, guarded`, () => {
      /** A token so near its end that any use of it would be seen at the provider. */
      const expectNothingDone = async (
        site: Site,
        send: () => Promise<Response>,
        code: string,
      ): Promise<number> => {
        site.now += 3_590_000;
        const calls = site.stub.calls.length;
        const cookies = site.browser.cookieHeader;
        const response = await send();
        assert.equal(await errorOf(response), code);
        assert.deepEqual(response.headers.getSetCookie(), []);
        assert.equal(site.stub.calls.length, calls);
        assert.equal(site.browser.cookieHeader, cookies);
        return response.status;
      };

      for (const [what, sent, code] of casesAtRoute(way, attacks, { index, of: routes.length })) {
        test(
          `by ${what} is refused at ${route}, with no grant and no revocation`,
          onTokenSite(way, async (site) => {
            const body = JSON.stringify(await bodyFor(site));
            const asked = sent(body);
            const headers = { ...asked.headers, accept: '*/*' };
            const send = (): Promise<Response> =>
              site.browser.send({ ...asked, headers, method: 'POST', target: site.base + route });
            assert.equal(await expectNothingDone(site, send, code), 403);
          }),
        );
      }

      test(
        `by GET as a link, an image or a page is refused at ${route}`,
        onTokenSite(way, async (site) => {
          for (const headers of [{ ...visiting, accept: '*/*' }, asking, { ...asking, ...posting }]) {
            const send = (): Promise<Response> => site.browser.send({ target: site.base + route, headers });
            assert.equal(await expectNothingDone(site, send, 'method_not_allowed'), 405);
          }
        }),
      );

      for (const [what, body, code, status] of wrongBodies) {
        test(
          `with ${what} is refused at ${route}`,
          onTokenSite(way, async (site) => {
            const send = (): Promise<Response> =>
              site.browser.send({
                ...{ method: 'POST', target: site.base + route, body },
                headers: { ...asking, ...posting },
              });
            // Only one of the routes knows a saved token: to the others it is a key that nobody knows.
            const known = route.endsWith('/restore') || !body.includes('"saved_token"') || status === 413;
            const expected = known ? code : 'invalid_request';
            assert.equal(await expectNothingDone(site, send, expected), known ? status : 400);
          }),
        );
      }

      for (const id of ['__proto__', 'constructor', 'nobody', '']) {
        test(
          `about a provider called "${id}" is refused at ${route}`,
          onTokenSite(way, async (site) => {
            const body = { ...(await bodyFor(site)), provider: id };
            const send = (): Promise<Response> => site.browser.post(site.base + route, body);
            assert.equal(await expectNothingDone(site, send, 'provider_unknown'), 404);
          }),
        );
      }
    });
  }
});
