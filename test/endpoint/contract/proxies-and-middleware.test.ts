import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, posting, visiting } from '../../support/browser-with-cookies.js';
import { errorOf, onSite } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';

const own = 'same-origin';
/** As a service worker passes a visit on, in Chromium and Firefox, and as Turbo asks in place of a visit. */
const passedOn: [string, Record<string, string>][] = [
  ['a service worker’s of Chromium', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'empty' }],
  ['a service worker’s of Firefox', { 'sec-fetch-mode': 'same-origin', 'sec-fetch-dest': 'empty' }],
  ['a library’s in place of a visit', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
];
const notPassedOn: [string, Record<string, string>][] = [
  ...passedOn.flatMap(([what, headers]) =>
    ['cross-site', 'same-site', 'none'].map((site): [string, Record<string, string>] => [
      `${what}, ${site}`,
      { ...headers, 'sec-fetch-site': site },
    ]),
  ),
  ['a frame of the site', { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': own }],
  ['an image of the site', { 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': own }],
  ['a beacon', { 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': own }],
  [
    'a prefetch of the site',
    {
      'sec-fetch-dest': 'empty',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-site': own,
      'sec-purpose': 'prefetch',
    },
  ],
];

httpContract('the host and the target of a request as Node gives them', (way) => {
  describe('what stands between a browser and the endpoint', () => {
    for (const [what, headers] of passedOn)
      test(
        `a request for a login like ${what} is the site’s own`,
        onSite(way, async ({ browser, base }) => {
          const response = await browser.visit(`${base}/login/stub`, { ...headers, 'sec-fetch-site': own });
          assert.equal(response.status, 303);
          assert.equal(browser.names('oauth-').length > 0, true);
        }),
      );

    for (const [what, headers] of notPassedOn)
      test(
        `a request for a login like ${what} begins none`,
        onSite(way, async ({ browser, base }) => {
          const response = await browser.visit(`${base}/login/stub`, { ...headers, accept: '*/*' });
          assert.equal(response.status, 403);
          assert.equal(await errorOf(response), 'csrf_refused');
          assert.deepEqual([...browser.cookies.keys()], []);
        }),
      );

    test(
      'HEAD of the session leaves the outcome of a redirect for the page, and sets no cookie',
      onSite(way, async ({ browser, base, login, session }) => {
        await login();
        const response = await browser.send({ target: `${base}/session`, method: 'HEAD', headers: asking });
        assert.deepEqual([response.status, await response.text()], [200, '']);
        assert.deepEqual(response.headers.getSetCookie(), []);
        assert.equal((await session()).outcome?.provider, 'stub');
        assert.equal((await session()).outcome, undefined);
      }),
    );

    test(
      'HEAD of a callback uses neither the code nor the state, and the code works afterwards',
      onSite(way, async ({ browser, begin, back, stub, ids }) => {
        const address = stub.approve(await begin());
        const { pathname, search } = new URL(address);
        const head = { target: pathname + search, method: 'HEAD', headers: visiting };
        assert.equal((await browser.send(head)).status, 405);
        assert.equal(stub.count('/token'), 0);
        await back(address);
        assert.deepEqual(await ids(), ['stub']);
      }),
    );

    for (const target of ['providers', 'session'])
      test(
        `a slash at the end of /${target} is accepted`,
        onSite(way, async ({ browser, base }) => {
          assert.equal((await browser.ask(`${base}/${target}/`)).status, 200);
          assert.equal((await browser.ask(`${base}/${target}/?`)).status, 200);
          assert.equal((await browser.ask(`${base}/${target}//`)).status, 404);
        }),
      );

    test(
      'a slash at the end of login, callback and sign-out is accepted',
      onSite(way, async (site) => {
        const { browser, base, stub, ids } = site;
        const begun = await browser.visit(`${base}/login/stub/`);
        const back = new URL(stub.approve(begun.headers.get('location') ?? ''));
        await browser.visit(`${back.pathname}/${back.search}`, { 'sec-fetch-site': 'cross-site' });
        assert.deepEqual(await ids(), ['stub']);
        assert.equal((await browser.post(`${base}/logout/`)).status, 200);
        assert.deepEqual(await ids(), []);
      }),
    );

    test(
      'if a proxy strips a prefix, requests arrive at basePath, and people see only public URLs',
      onSite(
        way,
        async ({ browser, base, begin, stub, ids, send }) => {
          assert.equal(base, '/api/oauth');
          const address = await begin();
          const redirectUri = new URL(address).searchParams.get('redirect_uri') ?? '';
          assert.match(redirectUri, /^http:\/\/localhost:8550\/shop\/api\/oauth\/redirect/);
          const { pathname, search } = new URL(stub.approve(address));
          const arrived = pathname.replace('/shop', '') + search;
          const landed = await browser.visit(arrived, { 'sec-fetch-site': 'cross-site' });
          assert.equal(landed.headers.get('location'), 'http://localhost:8550/');
          assert.deepEqual(await ids(), ['stub']);
          assert.equal((await browser.ask('/shop/api/oauth/session')).status, 404);
          // On another name of this machine: the way to the right one is the public one.
          const alias = await send({
            target: `${base}/login/stub?a=b`,
            host: '127.0.0.1:8550',
            headers: visiting,
          });
          assert.equal(alias.headers.get('location'), 'http://localhost:8550/shop/api/oauth/login/stub?a=b');
        },
        { url: 'http://localhost:8550/shop', settings: { basePath: '/api/oauth/' } },
      ),
    );

    test(
      'a base path of / takes every path for the endpoint’s',
      onSite(
        way,
        async ({ browser }) => {
          assert.equal((await browser.ask('/session')).status, 200);
          assert.equal((await browser.ask('/api/oauth/session')).status, 404);
        },
        { settings: { basePath: '/' } },
      ),
    );

    test(
      'a client’s script reads no callback, wherever a provider’s own redirect URL is',
      onSite(
        way,
        async ({ send }) => {
          for (const target of ['/signed/in', '/signed/in/', '/api/oauth/redirect', '/api/oauth/login/stub/'])
            for (const method of ['GET', 'POST', 'OPTIONS']) {
              const headers = { ...asking, ...posting, origin: 'https://docs.example' };
              const response = await send({
                method,
                target,
                headers: { ...headers, 'sec-fetch-site': 'cross-site' },
              });
              assert.equal(response.headers.get('access-control-allow-origin'), null, `${method} ${target}`);
            }
        },
        {
          stub: { redirectUrl: 'http://localhost:8550/signed/in' },
          settings: {
            clients: [
              { id: 'docs', origins: ['https://docs.example'], returnUrls: ['https://docs.example/r'] },
            ],
          },
        },
      ),
    );
  });
});
