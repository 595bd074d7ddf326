import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, posting, visiting } from '../../../support/browser-with-cookies.js';
import { Blocked } from '../../../support/other-origin-page.js';
import { beginFor, loginTarget, newAttempt } from '../../../support/other-origin-login.js';
import { httpContract } from '../../../support/endpoint-contract.js';
import {
  codeOf,
  docs,
  mobile,
  onClientSite,
  shop,
  signIn,
  wiki,
  type ClientSite,
} from './cross-origin-site.js';

const strangers = [
  'https://evil.example',
  'https://docs.example.evil',
  'https://evil.docs.example',
  'https://xdocs.example',
  'https://docs.example:8443',
  'https://docs.example/',
  'https://DOCS.example',
  'http://docs.example',
  'http://localhost',
  'capacitor://localhost.evil',
  'null',
  '*',
  '',
  `${docs} ${shop}`,
  // The site's own pages need none.
  'https://login.example',
];

const paths = [
  '/session',
  '/providers',
  '/token',
  '/token/save',
  '/token/restore',
  '/logout',
  '/redeem',
  '/proxy/stub/user',
  '/nothing',
];

const corsHeaders = ({ headers }: Response): string[] =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

const asks = (at: ClientSite, method: string, path: string, origin: string): Promise<Response> =>
  at.site.send({
    ...{ method, target: at.site.base + path },
    headers: {
      ...{ ...asking, 'sec-fetch-site': 'cross-site', origin },
      ...(method === 'OPTIONS'
        ? {
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type,x-oauth-elements',
          }
        : posting),
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });

httpContract('preflight requests and CORS headers', (way) => {
  describe('CORS', () => {
    for (const origin of [docs, wiki, shop, mobile]) {
      test(
        `lets exactly ${origin} read what the API answers, failures too, with credentials`,
        onClientSite(way, async (at) => {
          for (const path of paths)
            for (const method of ['GET', 'POST', 'OPTIONS']) {
              const { headers } = await asks(at, method, path, origin);
              assert.equal(headers.get('access-control-allow-origin'), origin, `${method} ${path}`);
              assert.equal(headers.get('access-control-allow-credentials'), 'true');
              assert.equal(headers.get('vary'), 'Origin');
              assert.equal(headers.get('cache-control'), 'no-store');
            }
        }),
      );
    }

    for (const origin of strangers) {
      test(
        `lets ${JSON.stringify(origin)} read nothing, and allows it nothing`,
        onClientSite(way, async (at) => {
          for (const path of paths)
            for (const method of ['GET', 'POST', 'OPTIONS']) {
              const response = await asks(at, method, path, origin);
              assert.deepEqual(corsHeaders(response), [], `${method} ${path}`);
              assert.deepEqual(response.headers.getSetCookie(), []);
              if (method === 'OPTIONS') assert.equal(response.ok, false);
            }
          await assert.rejects(at.open(origin).get('/session'), Blocked);
          await assert.rejects(at.open(origin).post('/redeem', {}), Blocked);
        }),
      );
    }

    test(
      'is asked beforehand: only the methods and headers that routes know are allowed, for two hours',
      onClientSite(way, async (at) => {
        const { status, headers } = await asks(at, 'OPTIONS', '/redeem', docs);
        assert.equal(status, 204);
        assert.equal(headers.get('access-control-allow-methods'), 'GET, HEAD, POST, PUT, PATCH, DELETE');
        const allowed = (headers.get('access-control-allow-headers') ?? '').split(', ');
        for (const name of ['content-type', 'x-oauth-elements', 'x-oauth-handle'])
          assert.ok(allowed.includes(name), name);
        for (const name of ['*', 'authorization', 'cookie', 'x-oauth-client', 'origin', 'x-forwarded-for'])
          assert.ok(!allowed.includes(name), name);
        assert.equal(headers.get('access-control-max-age'), '7200');
        assert.equal(at.site.stub.calls.length, 0);
      }),
    );

    test(
      'shows scripts the handle and what calls of an API bring back, and never a cookie',
      onClientSite(way, async (at) => {
        const { headers } = await asks(at, 'GET', '/session', docs);
        const exposed = (headers.get('access-control-expose-headers') ?? '').split(', ');
        for (const name of [
          ...['x-oauth-handle', 'x-oauth-client', 'x-oauth-elements', 'x-oauth-error'],
          ...['link', 'retry-after'],
        ])
          assert.ok(exposed.includes(name), name);
        for (const name of ['*', 'set-cookie', 'location', 'authorization'])
          assert.ok(!exposed.includes(name), name);
      }),
    );

    test(
      'tells each page the id of its own client, whichever it names, and the site’s own none',
      onClientSite(way, async (at) => {
        const client = async (origin: string): Promise<string | null> =>
          (await asks(at, 'GET', '/session', origin)).headers.get('x-oauth-client');
        assert.equal(await client(docs), 'docs');
        assert.equal(await client(wiki), 'docs');
        assert.equal(await client(shop), 'shop');
        assert.equal(await client(mobile), 'mobile');
        for (const origin of strangers) assert.equal(await client(origin), null, origin);
        const own = await at.site.send({ target: `${at.site.base}/session`, headers: asking });
        assert.equal(own.headers.get('x-oauth-client'), null);
      }),
    );

    // A page of a client could else have a script ask for them, and read the code or the provider's address out of it.
    test(
      'is never on what people visit, whoever asks and however',
      onClientSite(way, async ({ site, page }) => {
        const login = { client: 'docs', origin: docs, attempt: newAttempt() };
        const back = new URL(site.stub.approve(await beginFor(site, login)));
        const targets = [
          loginTarget(site, login),
          back.pathname + back.search,
          `${site.base}/redirect/stub${back.search}`,
          `${site.base}/redirect`,
          `${site.base}/login/nobody`,
        ];
        const cookie = site.browser.cookieHeader;
        for (const target of targets)
          for (const [method, headers] of [
            ['OPTIONS', { ...asking, 'access-control-request-method': 'GET' }],
            ['POST', { ...visiting, 'content-type': 'application/x-www-form-urlencoded' }],
            ['GET', asking],
            ['GET', visiting],
            ['GET', {}],
          ] as const) {
            const response = await site.send({
              ...{ method, target },
              headers: { ...headers, 'sec-fetch-site': 'cross-site', origin: docs, cookie },
            });
            assert.deepEqual(corsHeaders(response), [], `${method} ${target}`);
            await assert.rejects(page.get(target.slice(site.base.length)), Blocked);
          }
      }),
    );

    test(
      'lets a page find out nothing of another origin’s session',
      onClientSite(way, async ({ site, page, open }) => {
        await site.login('?mode=popup', 'openid');
        await signIn(site, page);
        const other = open(shop, page.cookies);
        assert.deepEqual(await other.session(), { authorizations: [] });
        const known = await (await other.get('/providers')).json();
        assert.deepEqual(known, {
          providers: [
            { id: 'stub', name: 'Stub' },
            { id: 'openid', name: 'Openid' },
          ],
          site: { name: 'login.example' },
        });
      }),
    );

    test(
      'is asked for once with a login: one request beforehand, then the code’s own',
      onClientSite(way, async ({ site, page }) => {
        const body = await codeOf(site, page);
        assert.equal((await page.post('/redeem', body)).status, 200);
        assert.equal(page.preflights, 1);
      }),
    );
  });
});
