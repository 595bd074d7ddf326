import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { asking, visiting } from '../../support/browser-with-cookies.js';
import { errorOf, onSite, openSite, siteUrl, type Site } from '../../support/site.js';
import { makeStore } from '../../support/store-for-tests.js';
import { byRequest, type Asked } from '../../support/transports.js';
import { ask, options, page, routes, visit } from './rate-limited-routes.js';

/** Sends to the endpoint as an adapter that knows the address. */
async function sendFrom(
  { endpoint, base }: Site,
  { method = 'GET', target, headers = {}, body }: Asked,
  address: string | undefined = '9.9.9.9',
): Promise<Response> {
  const init = { method, headers, ...(body === undefined ? {} : { body }) };
  return endpoint.fetch(new Request(siteUrl + base + target, init), { address });
}

describe('rate limits of routes', () => {
  for (const [what, kind, asked] of routes)
    test(`${what}: above the limit it is refused with 429 and Retry-After, and nothing behind it runs`, async () => {
      const store = makeStore();
      const site = await openSite(byRequest, {
        ...options,
        settings: { ...options.settings, store, rateLimit: { [kind]: 1 } },
      });
      try {
        // Without an address, as the browser of the tests sends it, nothing is counted.
        await site.login();
        const headers = { ...asked.headers, cookie: site.browser.cookieHeader };
        const sent = { ...asked, headers };
        const first = await sendFrom(site, sent);
        assert.notEqual(first.status, 429);
        const calls = (): unknown[] => [site.stub.calls.length, site.openid.calls.length];
        const before = calls();
        // The store counts; it is asked for nothing else, and not again for a caller that it has refused.
        store.asked.length = 0;
        const refused = await sendFrom(site, sent);
        assert.equal(refused.status, 429);
        assert.match(refused.headers.get('retry-after') ?? '', /^([1-9]|[1-5]\d|60)$/);
        assert.deepEqual(refused.headers.getSetCookie(), []);
        const isPage = asked.headers?.['accept']?.startsWith('text/html') === true;
        const text = await refused.text();
        if (asked.method === 'HEAD') assert.equal(text, '');
        else if (isPage) assert.match(text, /Too many attempts\. ?.*Try again in a minute\./s);
        else assert.equal((JSON.parse(text) as { error: string }).error, 'rate_limited');
        assert.equal((await sendFrom(site, sent)).status, 429);
        assert.deepEqual(calls(), before);
        assert.deepEqual(store.asked, []);
        assert.notEqual((await sendFrom(site, sent, '9.9.9.10')).status, 429);
        assert.deepEqual(
          site.logged.filter(({ code }) => code === 'rate_limited').map(({ level }) => level),
          ['warning'],
        );
      } finally {
        await site.close();
      }
    });

  test(
    'each kind has a limit of its own: whoever has used up one may still do the others',
    onSite(
      byRequest,
      async (site) => {
        const kinds = new Map(routes.map(([, kind, asked]) => [kind, asked]));
        for (const asked of kinds.values()) assert.notEqual((await sendFrom(site, asked)).status, 429);
        for (const asked of kinds.values()) assert.equal((await sendFrom(site, asked)).status, 429);
      },
      options,
    ),
  );

  test(
    'what no route answers is not counted, nor are preflight requests',
    onSite(
      byRequest,
      async (site) => {
        const preflight = { origin: page, 'access-control-request-method': 'GET' };
        for (const asked of [ask('/nothing'), ask('/session', 'POST'), ask('/session', 'PUT')])
          for (let index = 0; index < 3; index += 1)
            assert.ok([404, 405].includes((await sendFrom(site, asked)).status));
        for (const target of ['/session', '/proxy/stub/items'])
          for (let index = 0; index < 3; index += 1)
            assert.equal(
              (await sendFrom(site, { method: 'OPTIONS', target, headers: preflight })).status,
              204,
            );
        assert.equal((await sendFrom(site, ask('/session'))).status, 200);
      },
      options,
    ),
  );

  for (const [what, headers] of [
    ['images', { accept: 'image/*', 'sec-fetch-dest': 'image', 'sec-fetch-mode': 'no-cors' }],
    // Speculation rules: in all else it looks like a visit.
    ['prefetches', { ...visiting, 'sec-purpose': 'prefetch' }],
    ['prerenders', { ...visiting, 'sec-purpose': 'prefetch;prerender' }],
  ] as const)
    test(
      `a page of another site that makes a browser send many ${what} takes nothing from the person`,
      onSite(
        byRequest,
        async (site) => {
          const ofSite = (from: string) =>
            sendFrom(site, { target: '/login/stub', headers: { ...headers, 'sec-fetch-site': from } });
          assert.equal((await ofSite('cross-site')).status, 403);
          // A neighbouring subdomain may belong to somebody else, too.
          for (const from of ['cross-site', 'same-site', 'cross-site', 'same-site'])
            assert.equal((await ofSite(from)).status, 429);
          assert.equal((await sendFrom(site, visit('/login/stub'))).status, 303);
        },
        options,
      ),
    );

  test(
    'a page of a listed origin can read the refusal, and its handle stays',
    onSite(
      byRequest,
      async (site) => {
        const asked: Asked = {
          target: '/session',
          headers: { ...asking, 'sec-fetch-site': 'cross-site', origin: page, 'x-oauth-handle': 'x' },
        };
        await sendFrom(site, asked);
        const refused = await sendFrom(site, asked);
        assert.equal(refused.status, 429);
        assert.equal(refused.headers.get('access-control-allow-origin'), page);
        assert.equal(refused.headers.get('x-oauth-handle'), null);
        assert.equal(await errorOf(refused), 'rate_limited');
      },
      options,
    ),
  );

  test(
    'a page can tell the refusal of a call to an API from the answer of that API',
    onSite(
      byRequest,
      async (site) => {
        const asked = routes.at(-1)?.[2] ?? ask('/');
        await sendFrom(site, asked);
        const refused = await sendFrom(site, asked);
        assert.equal(refused.headers.get('x-oauth-elements'), 'error');
        assert.equal(refused.headers.get('x-oauth-error'), 'rate_limited');
      },
      options,
    ),
  );

  test(
    'an app whose runtime tells no address limits nobody',
    onSite(
      byRequest,
      async (site) => {
        for (let index = 0; index < 3; index += 1)
          assert.equal(
            (await site.endpoint.fetch(new Request(`${siteUrl}${site.base}/session`))).status,
            200,
          );
      },
      options,
    ),
  );

  test('logins that are begun and never ended leave nothing in the store, from however many addresses', async () => {
    const store = makeStore();
    const site = await openSite(byRequest, { settings: { store } });
    try {
      for (let flow = 0; flow < 1000; flow += 1) {
        const { status } = await sendFrom(site, visit('/login/stub'), `9.9.${flow >> 8}.${flow & 255}`);
        assert.equal(status, 303);
      }
      assert.equal(store.entries.size, 0);
      assert.deepEqual(store.asked, []);
    } finally {
      await site.close();
    }
  });

  for (const [what, rateLimit, last] of [
    ['an office of 600 may begin to sign in in one minute, and no more, unless the settings say so', {}, 429],
    ['rateLimit: false limits nobody', false, 303],
  ] as const)
    test(
      what,
      onSite(
        byRequest,
        async (site) => {
          const answers = new Map<number, number>();
          for (let index = 0; index < 601; index += 1) {
            const { status } = await sendFrom(site, visit('/login/stub'));
            answers.set(status, (answers.get(status) ?? 0) + 1);
          }
          assert.deepEqual(
            [...answers],
            last === 303
              ? [[303, 601]]
              : [
                  [303, 600],
                  [429, 1],
                ],
          );
        },
        { settings: { rateLimit } },
      ),
    );
});
