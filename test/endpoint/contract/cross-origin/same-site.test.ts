import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ClientPage } from '../../../support/other-origin-page.js';
import { beginFor, loginTarget, newAttempt } from '../../../support/other-origin-login.js';
import { Partition } from '../../../support/cookie-partition.js';
import { label, type Site } from '../../../support/site.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { codeOf, onClientSite, signIn } from './cross-origin-site.js';

const origin = 'http://localhost:3000';
const returnUrl = `${origin}/return`;
const url = 'http://localhost:8550';
const client = { id: 'local', origins: [origin], returnUrls: [returnUrl] };
const options = { url, settings: { clients: [client] } };

const person = (bytes: number) => ({ id: 1, sub: 'ada', name: 'Ada', bio: 'x'.repeat(bytes) });

/** To a browser all of localhost is one site: page and endpoint share what it keeps. */
const neighbour = (site: Site): ClientPage =>
  new ClientPage({
    ...{ send: site.send, base: site.base, origin, site: 'same-site' },
    cookies: new Partition(url, site.browser.cookies),
  });

const local = { client: 'local' };

endpointContract((way) => {
  describe('a client on the endpoint’s own site', () => {
    test(
      'keeps cookies as strict as the site’s own, under names of its own',
      onClientSite(
        way,
        async ({ site }) => {
          const page = neighbour(site);
          const response = await signIn(site, page, local);
          for (const cookie of response.headers.getSetCookie())
            assert.match(
              cookie,
              /^oauth-\w{7}-~http~~~localhost~3000~[^=]+=[^;]+; Path=\/;.* HttpOnly; SameSite=Lax$/,
            );
          assert.deepEqual([await page.ids(), await site.ids()], [['stub'], []]);
        },
        options,
      ),
    );

    test(
      'cannot use, end or read the site’s own sign-in, whose cookies come along',
      onClientSite(
        way,
        async ({ site }) => {
          await site.login('?mode=popup');
          const page = neighbour(site);
          assert.deepEqual(await page.ids(), []);
          assert.deepEqual(await page.ids(), []);
          for (const path of ['/token', '/token/save'])
            assert.equal((await page.post(path, { provider: 'stub' })).status, 401);
          await page.post('/logout', { forget: true });
          assert.deepEqual(site.stub.revoked, []);
          assert.deepEqual(await site.ids(), ['stub']);
        },
        options,
      ),
    );

    // How a redirect of the site's own ended is told once: to the site.
    test(
      'is not told how a login of the site itself ended, and does not use that up',
      onClientSite(
        way,
        async ({ site }) => {
          await site.login(`?flow=${label}`);
          const page = neighbour(site);
          for (const path of ['/session', '/session', `/session?flow=${label}`]) {
            const session = (await (await page.get(path)).json()) as object;
            assert.deepEqual(Object.keys(session), ['authorizations'], path);
          }
          assert.equal((await site.session()).outcome?.flow, label);
        },
        options,
      ),
    );

    // RFC 8252's free port is for apps: at another port of localhost is another's page.
    test(
      'is brought back to its own port only',
      onClientSite(
        way,
        async ({ site }) => {
          const attempt = newAttempt();
          for (const address of ['http://localhost:4000/return', 'http://localhost/return'])
            for (const mode of ['popup', 'redirect']) {
              const more = { return_to: address };
              const target = loginTarget(site, { ...local, origin, attempt, mode, more });
              const response = await site.browser.visit(target);
              assert.equal(response.status, 400);
              assert.ok((await response.text()).includes('<code>return_to_invalid</code>'));
            }
          assert.deepEqual(site.browser.names(''), []);
        },
        options,
      ),
    );

    for (const first of ['client', 'site'] as const) {
      test(
        `shares the room for cookies: where the ${first} came first, the other makes do with what is left`,
        onClientSite(
          way,
          async ({ site }) => {
            const page = neighbour(site);
            [site.stub.user, site.openid.user] = [person(2200), person(2200)];
            const logins = [() => signIn(site, page, local), () => site.login('?mode=popup', 'openid')];
            for (const login of first === 'client' ? logins : logins.reverse()) await login();
            const [theirs, own] = [await page.session(), await site.session()];
            const hasRaw = [theirs, own].map(
              ({ authorizations: [made] }) => Object.keys(made?.user?.raw ?? {}).length > 0,
            );
            assert.deepEqual(hasRaw, [first === 'client', first === 'site']);
          },
          options,
        ),
      );
    }

    // The browser of the tests looks at every answer of the site's own: all our cookies take 7,000 bytes at most.
    for (const [what, own, theirs] of [
      ['a large session of its own', 2500, 2500],
      ['a very large one', 9000, 9000],
      ['a middling one', 10, 2500],
    ] as const) {
      test(
        `with ${what} beside the site’s stays below what servers take, with logins pending`,
        onClientSite(
          way,
          async ({ site }) => {
            const page = neighbour(site);
            await page.session();
            const code = await codeOf(site, page, local);
            site.stub.user = person(theirs);
            const large = await codeOf(site, page, local);
            site.openid.user = person(own);
            await site.login('?mode=popup', 'openid');
            for (let count = 0; count < 5; count++) {
              await beginFor(site, { ...local, origin, attempt: newAttempt() });
              site.now += 1000;
            }
            for (const body of [code, large]) assert.equal((await page.post('/redeem', body)).status, 200);
            assert.deepEqual([await page.ids(), await site.ids()], [['stub'], ['openid']]);
          },
          options,
        ),
      );
    }
  });
});
