import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { WireProviders } from '../../../src/protocol/wire.js';
import { errorOf, onSite, pageAsks, personVisits, siteUrl } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';

const nowhere = [
  ['an unknown route', '/api/oauth/nothing'],
  ['the base itself', '/api/oauth'],
  ['the base with a slash', '/api/oauth/'],
  ['two slashes at the end', '/api/oauth/session//'],
  ['a doubled slash', '/api/oauth//session'],
  ['a third segment', '/api/oauth/login/stub/more'],
  ['a second segment after a route that takes none', '/api/oauth/session/more'],
  ['a login without a provider', '/api/oauth/login'],
  ['an address outside the base', '/session'],
  ['a base that only begins alike', '/api/oauth2/session'],
  ['a name that every object has', '/api/oauth/constructor'],
  ['a name that every object has, with a second segment', '/api/oauth/toString/x'],
] as const;

const wrongMethods = [
  ['POST', '/api/oauth/session', 'GET, HEAD'],
  ['POST', '/api/oauth/providers', 'GET, HEAD'],
  ['POST', '/api/oauth/login/stub', 'GET'],
  ['DELETE', '/api/oauth/session', 'GET, HEAD'],
  ['OPTIONS', '/api/oauth/session', 'GET, HEAD'],
  ['PUT', '/api/oauth/redirect', 'GET, POST'],
  ['HEAD', '/api/oauth/redirect', 'GET, POST'],
  ['HEAD', '/api/oauth/redirect/openid', 'GET, POST'],
  ['HEAD', '/api/oauth/login/stub', 'GET'],
  ['HEAD', '/api/oauth/logout', 'POST'],
  ['OPTIONS', '/api/oauth/logout', 'POST'],
  ['PUT', '/api/oauth/logout', 'POST'],
  ['GET', '/api/oauth/logout', 'POST'],
] as const;

httpContract('methods, paths as they are written, HEAD and OPTIONS', (way) => {
  describe('routes', () => {
    for (const [what, target] of nowhere) {
      test(
        `${what} is a JSON 404`,
        onSite(way, async ({ browser }) => {
          const response = await browser.send(pageAsks(target));
          assert.equal(response.status, 404);
          assert.equal(await errorOf(response), 'not_found');
        }),
      );
    }

    for (const [method, target, allowed] of wrongMethods) {
      test(
        `${method} ${target} is a 405 that allows ${allowed}, and changes nothing`,
        onSite(way, async ({ browser, login, session }) => {
          await login();
          const response = await browser.send({ ...pageAsks(target), method });
          assert.equal(response.status, 405);
          assert.equal(response.headers.get('allow'), allowed);
          assert.deepEqual(response.headers.getSetCookie(), []);
          assert.equal((await session()).authorizations.length, 1);
        }),
      );
    }

    test(
      'HEAD of a login begins none',
      onSite(way, async ({ browser }) => {
        const response = await browser.send({ ...personVisits('/api/oauth/login/stub'), method: 'HEAD' });
        assert.equal(response.status, 405);
        assert.deepEqual([...browser.cookies.keys()], []);
      }),
    );

    test(
      'an error is a page if Accept prefers HTML, and JSON otherwise',
      onSite(way, async ({ browser }) => {
        const typeFor = async (accept: string): Promise<string | undefined> => {
          const response = await browser.send({ target: '/api/oauth/nothing', headers: { accept } });
          return response.headers.get('content-type')?.replace(/;.*/, '');
        };
        assert.equal(await typeFor('text/html,application/xhtml+xml,*/*;q=0.8'), 'text/html');
        assert.equal(await typeFor('text/html, application/json'), 'text/html');
        assert.equal(await typeFor('application/json, text/html'), 'application/json');
        assert.equal(await typeFor('*/*'), 'application/json');
        assert.equal(await typeFor(''), 'application/json');
      }),
    );

    test(
      'an error page runs under the strictest policy, with a nonce of its own',
      onSite(way, async ({ browser }) => {
        const policies = new Set<string>();
        for (const _ of [1, 2]) {
          const response = await browser.visit('/api/oauth/nothing');
          const policy = response.headers.get('content-security-policy') ?? '';
          const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? '';
          assert.equal(
            policy,
            `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
          );
          assert.equal(response.headers.get('cross-origin-opener-policy'), null);
          assert.ok((await response.text()).includes(`<style nonce="${nonce}">`));
          policies.add(policy);
        }
        assert.equal(policies.size, 2);
      }),
    );

    // S21: another site asks with its origin, credentials and a preflight; the browser looks at every answer for CORS.
    test(
      'no answer lets another origin read it',
      onSite(way, async ({ browser }) => {
        for (const origin of ['https://evil.example', 'null', 'http://localhost:8550.evil.example'])
          for (const method of ['GET', 'OPTIONS']) {
            const headers = { origin, 'access-control-request-method': 'POST' };
            await browser.send({ target: '/api/oauth/providers', method, headers });
          }
      }),
    );

    test(
      'GET /providers names the site, and the providers in order, and no settings',
      onSite(
        way,
        async ({ browser }) => {
          const response = await browser.ask('/api/oauth/providers');
          assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
          assert.deepEqual(await response.json(), {
            site: { name: new URL(siteUrl).host },
            providers: [
              { id: 'stub', name: 'Stub' },
              { id: 'openid', name: 'OpenID' },
            ],
          });
        },
        { openid: { name: 'OpenID' } },
      ),
    );

    test(
      'GET /providers says which provider refuses webviews',
      onSite(
        way,
        async ({ browser }) => {
          const response = await browser.ask('/api/oauth/providers');
          const { providers } = (await response.json()) as WireProviders;
          assert.deepEqual(providers[0], { id: 'stub', name: 'Stub', refuses_webviews: true });
          assert.ok(!('refuses_webviews' in providers[1]!));
        },
        { stub: { refusesWebviews: true } },
      ),
    );

    test(
      'a base URL with a path moves every route, the redirect URL and no cookie',
      onSite(
        way,
        async ({ begin, browser, stub, back }) => {
          const address = await begin();
          assert.equal(
            new URL(address).searchParams.get('redirect_uri'),
            'http://localhost:8550/shop/api/oauth/redirect/stub',
          );
          const landed = await back(stub.approve(address));
          assert.equal(landed.headers.get('location'), 'http://localhost:8550/');
          assert.equal((await browser.ask('/shop/api/oauth/session')).status, 200);
          assert.equal((await browser.ask('/api/oauth/session')).status, 404);
        },
        { url: 'http://localhost:8550/shop' },
      ),
    );
  });
});
