import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, posting, visiting } from '../../support/browser-with-cookies.js';
import { errorOf, onSite, siteUrl, type Site } from '../../support/site.js';
import type { Asked } from '../../support/transports.js';
import { httpContract } from '../../support/endpoint-contract.js';

const target = '/api/oauth/logout';
const own = { 'sec-fetch-site': 'same-origin', origin: siteUrl };

const ids = async (site: Site): Promise<string[]> =>
  (await site.session()).authorizations.map(({ provider }) => provider);

// S19: whatever another site's page can make a browser send.
const attacks: [string, Asked, string][] = [
  [
    'a form of another site',
    {
      ...{ method: 'POST', target, body: 'provider=stub' },
      headers: {
        ...visiting,
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
      },
    },
    'csrf_refused',
  ],
  [
    'a form on the site itself',
    {
      method: 'POST',
      target,
      headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    },
    'csrf_refused',
  ],
  [
    'JSON sent as text/plain',
    {
      method: 'POST',
      target,
      headers: { ...own, 'content-type': 'text/plain', 'x-oauth-elements': '1' },
      body: '{}',
    },
    'csrf_refused',
  ],
  [
    'a content type that only contains JSON',
    {
      ...{ method: 'POST', target, body: '{}' },
      headers: { ...own, 'content-type': 'text/plain; application/json', 'x-oauth-elements': '1' },
    },
    'csrf_refused',
  ],
  [
    'JSON without our header',
    { method: 'POST', target, headers: { ...own, 'content-type': 'application/json' }, body: '{}' },
    'csrf_refused',
  ],
  [
    'JSON with our header empty',
    {
      ...{ method: 'POST', target, body: '{}' },
      headers: { ...own, 'content-type': 'application/json', 'x-oauth-elements': '' },
    },
    'csrf_refused',
  ],
  ['a POST with nothing', { method: 'POST', target, headers: own }, 'csrf_refused'],
  // A preflight would stop these in a browser; the endpoint does not rely on it.
  ...['cross-site', 'same-site', 'none'].map((site): [string, Asked, string] => [
    `a whole request that comes ${site}`,
    { method: 'POST', target, headers: { ...posting, origin: siteUrl, 'sec-fetch-site': site }, body: '{}' },
    'origin_not_allowed',
  ]),
  ...[
    'https://evil.example',
    'null',
    'http://sub.localhost:8550',
    'http://localhost:8551',
    'https://localhost:8550',
    'http://localhost:8550.evil.example',
    'http://localhost',
  ].map((origin): [string, Asked, string] => [
    `a whole request of an old browser from ${origin}`,
    { method: 'POST', target, headers: { ...posting, origin }, body: '{}' },
    'origin_not_allowed',
  ]),
  [
    'a whole request whose caller nothing identifies',
    { method: 'POST', target, headers: posting, body: '{}' },
    'origin_not_allowed',
  ],
];

httpContract('posted bodies, and several cookies ended at once', (way) => {
  describe('POST /logout', () => {
    for (const [what, asked, code] of attacks) {
      test(
        `${what} signs nobody out`,
        onSite(way, async (site) => {
          await site.login();
          const response = await site.browser.send({
            ...asked,
            headers: { ...asked.headers, accept: '*/*' },
          });
          assert.equal(response.status, 403);
          assert.equal(await errorOf(response), code);
          assert.deepEqual(response.headers.getSetCookie(), []);
          assert.deepEqual(await ids(site), ['stub']);
        }),
      );
    }

    // S20: <img src="/api/oauth/logout">, or a link.
    for (const headers of [visiting, { ...asking, ...posting }]) {
      test(
        `by GET as ${headers['sec-fetch-mode']} signs nobody out`,
        onSite(way, async (site) => {
          await site.login();
          const response = await site.browser.send({ target, headers });
          assert.equal(response.status, 405);
          assert.deepEqual(response.headers.getSetCookie(), []);
          assert.deepEqual(await ids(site), ['stub']);
        }),
      );
    }

    test(
      'ends every authorization, clears the cookies, and is the same when nobody is signed in',
      onSite(way, async (site) => {
        await site.login();
        await site.login('', 'openid');
        for (const _ of [1, 2]) {
          const response = await site.browser.post(target);
          assert.equal(response.status, 200);
          assert.deepEqual(await response.json(), { logout_url: null });
          assert.deepEqual(await ids(site), []);
          assert.deepEqual(site.browser.names('-session'), []);
        }
      }),
    );

    test(
      'at one provider keeps the other',
      onSite(way, async (site) => {
        await site.login();
        await site.login('', 'openid');
        assert.equal((await site.browser.post(target, { provider: 'stub' })).status, 200);
        assert.deepEqual(await ids(site), ['openid']);
      }),
    );

    test(
      'of an old browser is known by its exact Origin',
      onSite(way, async (site) => {
        await site.login();
        const headers = { ...posting, 'content-type': 'application/json; charset=utf-8', origin: siteUrl };
        const response = await site.browser.send({
          method: 'POST',
          target,
          headers,
          body: '{"provider":"stub"}',
        });
        assert.equal(response.status, 200);
        assert.deepEqual(await ids(site), []);
      }),
    );

    const wrongBodies: [string, string, string, number][] = [
      ['an unknown key', '{"provider":"stub","all":true}', 'invalid_request', 400],
      ['a provider that is no text', '{"provider":["stub"]}', 'invalid_request', 400],
      ['a null provider', '{"provider":null}', 'invalid_request', 400],
      ['a list', '[]', 'invalid_request', 400],
      ['null', 'null', 'invalid_request', 400],
      ['text', '"stub"', 'invalid_request', 400],
      ['half a JSON', '{"provider":', 'invalid_request', 400],
      ['an unknown provider', '{"provider":"nobody"}', 'provider_unknown', 404],
      ['a name that every object has', '{"provider":"constructor"}', 'provider_unknown', 404],
      ['too much', JSON.stringify({ provider: 'x'.repeat(65_536) }), 'body_too_large', 413],
    ];
    for (const [what, body, code, status] of wrongBodies) {
      test(
        `with ${what} is refused and signs nobody out`,
        onSite(way, async (site) => {
          await site.login();
          const headers = { ...asking, ...posting };
          const response = await site.browser.send({ method: 'POST', target, headers, body });
          assert.equal(response.status, status);
          assert.equal(await errorOf(response), code);
          assert.deepEqual(await ids(site), ['stub']);
        }),
      );
    }

    test(
      'leaves the cookies of others alone',
      onSite(way, async (site) => {
        await site.login();
        site.browser.cookies.set('app', 'kept');
        site.browser.cookies.set('oauth', 'kept');
        await site.browser.post(target);
        assert.deepEqual(
          [site.browser.cookies.get('app'), site.browser.cookies.get('oauth')],
          ['kept', 'kept'],
        );
      }),
    );
  });
});
