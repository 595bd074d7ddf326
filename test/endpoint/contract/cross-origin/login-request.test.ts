import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visiting } from '../../../support/browser-with-cookies.js';
import { assertTellsNobody } from '../../../support/page-scripts.js';
import { linksOf, loginTarget, newAttempt } from '../../../support/other-origin-login.js';
import type { Site } from '../../../support/site.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { desktopReturn, docs, docsReturn, mobile, onClientSite, shop, wiki } from './cross-origin-site.js';

const attempt = newAttempt();
const right = { client: 'docs', origin: docs };

/** A query that no flow may come of: what it says instead, and how that is called. */
const wrong: [string, Readonly<Record<string, string | undefined>>, string, number][] = [
  ['a client nobody knows', { client: 'nobody' }, 'client_unknown', 403],
  ['a client named __proto__', { client: '__proto__' }, 'client_unknown', 403],
  ['an empty client', { client: '' }, 'client_unknown', 403],
  ['a client in capitals', { client: 'DOCS' }, 'client_unknown', 403],
  ['a client that is markup', { client: '<script>alert(1)</script>' }, 'client_unknown', 403],
  ['an origin without its client', { client: undefined }, 'invalid_request', 400],
  ['an origin alone', { client: undefined, challenge: undefined }, 'invalid_request', 400],
  ['a challenge alone', { client: undefined, origin: undefined }, 'invalid_request', 400],
  ['no origin', { origin: undefined }, 'origin_not_allowed', 403],
  // S21: what only looks like one of the list.
  ...[
    `${docs}.evil`,
    'https://evil.docs.example',
    'https://xdocs.example',
    `${docs}/`,
    `${docs}/return.html`,
    `${docs}:443`,
    `${docs}:8443`,
    'https://DOCS.example',
    'https://docs.example.',
    'http://docs.example',
    'https://docs.example@evil.example',
    'https://evil.example#https://docs.example',
    'https://d\u043ecs.example',
    'null',
    '*',
    '',
    ' https://docs.example',
    'javascript:alert(1)',
    'https://evil.example',
    'https://login.example',
    shop,
    mobile,
  ].map((origin): [string, Readonly<Record<string, string>>, string, number] => [
    `the origin ${JSON.stringify(origin)}`,
    { origin },
    'origin_not_allowed',
    403,
  ]),
  ['an app’s own name with a page’s origin', { client: 'desktop' }, 'origin_not_allowed', 403],
  ['no challenge', { challenge: undefined }, 'invalid_request', 400],
  ['a short challenge', { challenge: 'x'.repeat(42) }, 'invalid_request', 400],
  ['a long challenge', { challenge: 'x'.repeat(44) }, 'invalid_request', 400],
  ['a challenge of other letters', { challenge: '+'.repeat(43) }, 'invalid_request', 400],
  ['no flow', { flow: undefined }, 'invalid_request', 400],
  ['a flow that is no label', { flow: '../../../../../../../x' }, 'invalid_request', 400],
  ['a mode nobody knows', { mode: 'frame' }, 'invalid_request', 400],
  // S22: only what is registered, to the letter, and below the origin that asks.
  ...[
    `${docs}/`,
    `${docsReturn}/`,
    `${docsReturn}?a=b`,
    `${docsReturn}#x`,
    `${docsReturn}%00`,
    `${docs}/./return.html`,
    `${docs}/RETURN.html`,
    `${docs}:443/return.html`,
    `${docs}:8443/return.html`,
    'http://docs.example/return.html',
    'https://user@docs.example/return.html',
    `${docs}.evil/return.html`,
    `${docs}@evil.example/return.html`,
    `${docs}\\@evil.example/return.html`,
    '//docs.example/return.html',
    '/return.html',
    '/',
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    `blob:${docsReturn}`,
    `${docsReturn}\n`,
    `${wiki}/return.html`,
    `${shop}/return`,
    'https://login.example/',
    desktopReturn,
  ].map((address): [string, Readonly<Record<string, string>>, string, number] => [
    `the return address ${JSON.stringify(address)}`,
    { return_to: address },
    'return_to_invalid',
    400,
  ]),
];

function targetOf(site: Site, change: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(loginTarget(site, { ...right, attempt }), site.url);
  for (const [name, value] of Object.entries(change))
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return url.pathname + url.search;
}

endpointContract((way) => {
  describe('a login for a client', () => {
    for (const [what, change, code, status] of wrong) {
      test(
        `with ${what} is refused on the endpoint’s own page: no flow, no call, no way elsewhere`,
        onClientSite(way, async ({ site }) => {
          const response = await site.browser.visit(targetOf(site, change));
          assert.equal(response.status, status);
          assert.equal(response.headers.get('location'), null);
          const text = await response.text();
          assert.ok(text.includes(`<code>${code}</code>`), text);
          assertTellsNobody(text);
          const links = [...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
          assert.deepEqual(links, ['data:,', 'https://login.example/']);
          assert.deepEqual(site.browser.names(''), []);
          assert.equal(site.stub.calls.length, 0);
        }),
      );
    }

    for (const name of ['client', 'origin', 'challenge', 'flow', 'return_to'] as const) {
      test(
        `with ${name} given twice is refused`,
        onClientSite(way, async ({ site }) => {
          const target = targetOf(site, { return_to: docsReturn });
          const [, value = ''] = new RegExp(`[?&]${name}=([^&]*)`).exec(target) ?? [];
          const response = await site.browser.visit(`${target}&${name}=${value}`);
          assert.equal(response.status, 400);
          assert.deepEqual(site.browser.names(''), []);
        }),
      );
    }

    test(
      'comes back to the first address below its origin, or to another registered one',
      onClientSite(way, async ({ site }) => {
        const backOf = async (change: Readonly<Record<string, string>>): Promise<string> =>
          (await linksOf(await site.browser.visit(targetOf(site, change)))).back.replace(/#.*/, '');
        assert.equal(await backOf({}), docsReturn);
        assert.equal(await backOf({ return_to: `${docs}/second?a=b` }), `${docs}/second?a=b`);
        assert.equal(await backOf({ origin: wiki }), `${wiki}/return.html`);
        assert.equal(await backOf({ origin: wiki, return_to: `${wiki}/return.html` }), `${wiki}/return.html`);
      }),
    );

    // Without a person's visit nothing may begin: not in a frame, an image, a script, or ahead of a click.
    for (const [what, headers] of [
      ['a frame', { 'sec-fetch-dest': 'iframe' }],
      ['an image', { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }],
      ['a script of the client’s', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors', origin: docs }],
      ['a prefetch', { 'sec-purpose': 'prefetch' }],
    ] as const) {
      test(
        `from ${what} is refused`,
        onClientSite(way, async ({ site }) => {
          const headers_ = { ...visiting, 'sec-fetch-site': 'cross-site', ...headers, accept: '*/*' };
          const response = await site.send({ target: targetOf(site, {}), headers: headers_ });
          assert.equal(response.status, 403);
          assert.deepEqual(response.headers.getSetCookie(), []);
          assert.equal(response.headers.get('access-control-allow-origin'), null);
        }),
      );
    }

    test(
      'is nobody’s as long as the person has not gone on: the provider is not called, nothing else is set',
      onClientSite(way, async ({ site }) => {
        const response = await site.browser.visit(targetOf(site, {}), { 'sec-fetch-site': 'cross-site' });
        assert.equal(response.status, 200);
        assert.equal(response.headers.get('location'), null);
        assert.equal(site.browser.names('').length, 1);
        assert.match(site.browser.names('')[0] ?? '', /^__Host-Http-oauth-\w{7}-flow\./);
        assert.equal(site.stub.calls.length, 0);
      }),
    );
  });
});
