import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, onSite, personVisits } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { cookieName } from '../../support/cookie-name.js';

httpContract('redirects and the cookies that they set', (way) => {
  describe('GET /login', () => {
    test(
      'asks for a code with PKCE S256, a state and exactly the configured redirect URL',
      onSite(way, async ({ begin, stub }) => {
        const address = new URL(await begin());
        assert.equal(address.origin + address.pathname, `${stub.url}/authorize`);
        const { state, code_challenge: challenge, ...rest } = Object.fromEntries(address.searchParams);
        assert.match(state ?? '', /^[\w-]{39}$/);
        assert.match(challenge ?? '', /^[\w-]{43}$/);
        assert.deepEqual(rest, {
          client_id: 'stub-client',
          code_challenge_method: 'S256',
          redirect_uri: 'http://localhost:8550/api/oauth/redirect/stub',
          response_type: 'code',
          scope: 'profile',
        });
      }),
    );

    // S3: what is the same in two logins could be learnt in one and used in the other.
    test(
      'state, challenge and nonce are fresh for each login',
      onSite(way, async ({ begin }) => {
        const addresses = [await begin('', 'openid'), await begin('', 'openid')];
        for (const name of ['state', 'code_challenge', 'nonce']) {
          const values = addresses.map((address) => new URL(address).searchParams.get(name));
          assert.equal(new Set(values).size, 2, name);
          assert.ok(!values.includes(null), name);
        }
      }),
    );

    // S1: an attacker's Host would send the code to the attacker.
    test(
      'a forged Host or X-Forwarded-Host is never used',
      onSite(way, async ({ send, browser, stub }) => {
        const headers = {
          'x-forwarded-host': 'evil.example',
          'x-forwarded-proto': 'https',
          forwarded: 'host=evil.example;proto=https',
        };
        const visit = personVisits('/api/oauth/login/stub');
        const response = await send({
          ...visit,
          host: 'evil.example',
          headers: { ...visit.headers, ...headers },
        });
        const address = response.headers.get('location') ?? '';
        assert.ok(!address.includes('evil'));
        for (const cookie of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
          browser.cookies.set(name, value);
        }
        const { pathname, search } = new URL(stub.approve(address));
        const landed = await browser.send({ ...personVisits(pathname + search), host: 'evil.example' });
        assert.equal(landed.headers.get('location'), 'http://localhost:8550/');
        const [call] = stub.calls.filter(({ path }) => path === '/token');
        assert.equal(call?.form.get('redirect_uri'), 'http://localhost:8550/api/oauth/redirect/stub');
      }),
    );

    test(
      'requested under another name of this machine redirects to its own first',
      onSite(way, async ({ send }) => {
        const target = '/api/oauth/login/stub?return_to=/a';
        for (const host of ['127.0.0.1:8550', 'app.localhost:8550', '[::1]:8550']) {
          const response = await send({ ...personVisits(target), host });
          assert.equal(response.headers.get('location'), `http://localhost:8550${target}`);
          assert.deepEqual(response.headers.getSetCookie(), []);
        }
        const elsewhere = await send({ ...personVisits(target), host: '127.0.0.1:9000' });
        assert.match(elsewhere.headers.get('location') ?? '', /\/authorize\?/);
      }),
    );

    const noVisits: [string, Record<string, string>][] = [
      ['an image', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
      ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
      ['a script’s fetch', { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
      ['a prefetch', { 'sec-purpose': 'prefetch' }],
      ['a prerender', { 'sec-purpose': 'prefetch;prerender' }],
      ['a prefetch of an older Safari', { purpose: 'prefetch' }],
      ['a preview of Safari', { 'x-purpose': 'preview' }],
      ['a prefetch of an older Firefox', { 'x-moz': 'prefetch' }],
      [
        'a prefetch of the site’s own library',
        {
          ...{ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
          'x-sec-purpose': 'prefetch',
        },
      ],
      ['an object', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'object' }],
    ];
    for (const [what, headers] of noVisits) {
      test(
        `${what} begins no login`,
        onSite(way, async ({ browser, base }) => {
          const response = await browser.visit(`${base}/login/stub`, { ...headers, accept: '*/*' });
          assert.equal(response.status, 403);
          assert.equal(await errorOf(response), 'csrf_refused');
          assert.deepEqual([...browser.cookies.keys()], []);
        }),
      );
    }

    test(
      'a browser without Sec-Fetch headers can sign in',
      onSite(way, async ({ browser, base }) => {
        const response = await browser.send({ target: `${base}/login/stub` });
        assert.equal(response.status, 303);
      }),
    );

    test(
      'over https each cookie has the __Host-Http- prefix',
      onSite(
        way,
        async ({ login, browser, session, openid }) => {
          await login('?mode=popup');
          // What each cookie must look like, the browser of the tests checks on every answer (S17).
          assert.deepEqual(browser.names('').sort(), [
            cookieName('epoch.stub', 'https://app.example'),
            cookieName('session.stub.0', 'https://app.example'),
          ]);
          assert.equal((await session()).authorizations.length, 1);
          assert.equal(openid.calls.length, 0);
        },
        { url: 'https://app.example' },
      ),
    );

    test(
      'five logins can be pending, each in a cookie of its own; a sixth ends the oldest',
      onSite(way, async (site) => {
        const addresses: string[] = [];
        for (let count = 0; count < 6; count++) {
          addresses.push(await site.begin(`?mode=popup&flow=${label}`));
          site.now += 1000;
        }
        assert.equal(site.browser.names('-flow.').length, 5);
        const [first = '', second = ''] = addresses;
        assert.equal((await site.back(site.stub.approve(first))).status, 400);
        assert.equal(site.stub.count('/token'), 0);
        assert.equal((await site.back(site.stub.approve(second))).status, 200);
        assert.equal(site.stub.count('/token'), 1);
        assert.equal(site.browser.names('-flow.').length, 4);
      }),
    );

    const wrong: [string, string, string, number][] = [
      ['an unknown provider', '/login/nobody', 'provider_unknown', 404],
      ['a provider by a name that every object has', '/login/constructor', 'provider_unknown', 404],
      ['a scope that is not allowed', '/login/stub?scope=admin', 'scope_not_allowed', 403],
      [
        'an allowed scope beside one that is not',
        '/login/stub?scope=profile+admin',
        'scope_not_allowed',
        403,
      ],
      ['a flow that is no label', '/login/stub?flow=short', 'invalid_request', 400],
      ['a mode that is none', '/login/stub?mode=iframe', 'invalid_request', 400],
      ['an empty mode', '/login/stub?mode=', 'invalid_request', 400],
      ['a parameter given twice', '/login/stub?return_to=/a&return_to=/b', 'invalid_request', 400],
      ['an unknown completion page', '/login/stub?complete_page=x', 'complete_page_unknown', 400],
    ];
    for (const [what, target, code, status] of wrong) {
      test(
        `${what} is refused`,
        onSite(way, async ({ browser, base, stub }) => {
          const response = await browser.visit(base + target, { accept: 'application/json' });
          assert.equal(response.status, status);
          assert.equal(await errorOf(response), code);
          assert.deepEqual([...browser.cookies.keys()], []);
          assert.equal(stub.calls.length, 0);
        }),
      );
    }

    test(
      'asks for the allowed scopes that were asked for, each once',
      onSite(
        way,
        async ({ begin }) => {
          const scopeFor = async (query: string): Promise<string | null> =>
            new URL(await begin(query)).searchParams.get('scope');
          assert.equal(await scopeFor('?scope=repo+profile++repo'), 'profile user repo');
          assert.equal(await scopeFor('?scope=repo&fetch_user=false'), 'profile repo');
          assert.equal(await scopeFor('?scope=user&fetch_user=false'), 'profile user');
        },
        { stub: { allowedScopes: ['repo'], userScopes: ['user'] } },
      ),
    );

    // S4: a provider that lists S256 must never be talked out of it.
    test(
      'PKCE can be switched off only for a provider whose metadata does not list S256',
      onSite(
        way,
        async ({ begin }) => {
          assert.equal(new URL(await begin()).searchParams.get('code_challenge'), null);
          const discovered = new URL(await begin('', 'openid'));
          assert.equal(discovered.searchParams.get('code_challenge_method'), 'S256');
        },
        { stub: { pkce: false }, openid: { pkce: false } },
      ),
    );
  });
});
