import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { posting } from '../../../support/browser-with-cookies.js';
import {
  broughtBack,
  handedOver,
  loginFor,
  loginTarget,
  newAttempt,
  type Attempt,
} from '../../../support/other-origin-login.js';
import type { Site } from '../../../support/site.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { assertRefused, docs, docsReturn, onClientSite, shop, wiki } from './cross-origin-site.js';

/** Whatever a server of the attacker's can say for itself: any origin, any header, but not the code. */
async function expectNothingFor(site: Site, { flow, verifier }: Attempt): Promise<void> {
  for (const origin of [docs, wiki, shop]) {
    const headers = { ...posting, accept: 'application/json', origin };
    for (const code of ['', flow, verifier]) {
      const body = JSON.stringify({ flow, code, verifier });
      const response = await site.send({ method: 'POST', target: `${site.base}/redeem`, headers, body });
      await assertRefused(response, 400, 'code_invalid');
    }
    const read = await site.send({ target: `${site.base}/session?flow=${flow}`, headers });
    assert.deepEqual(await read.json(), { authorizations: [] });
  }
}

endpointContract((way) => {
  describe('a login that an attacker began and somebody else finishes', () => {
    // The attacker keeps the verifier and opens the address in the victim's browser, who knows the site and goes on.
    for (const mode of ['popup', 'tab'] as const) {
      test(
        `as ${mode} ends at the listed origin alone, and its verifier alone is refused`,
        onClientSite(way, async ({ site, page }) => {
          const attempt = newAttempt();
          const victim = site.newBrowser();
          const login = { client: 'docs', origin: docs, attempt, mode, browser: victim };
          const response = await loginFor(site, login);
          const { origin, address } = await handedOver(response);
          assert.deepEqual([origin, address.replace(/#.*/, '')], [docs, docsReturn]);
          await expectNothingFor(site, attempt);
          assert.deepEqual(victim.names(''), []);
          assert.deepEqual([await site.ids(victim), await page.ids()], [[], []]);
          assert.equal(site.stub.made('access').length, 1);
        }),
      );
    }

    test(
      'as a redirect ends at the registered address alone',
      onClientSite(way, async ({ site }) => {
        const attempt = newAttempt();
        const login = { client: 'docs', origin: docs, attempt, mode: 'redirect', browser: site.newBrowser() };
        assert.equal(broughtBack(await loginFor(site, login)).at, docsReturn);
        await expectNothingFor(site, attempt);
      }),
    );

    // The site's page has the code now, and did not begin the flow: any verifier of its own is another.
    test(
      'is of no use to the page where it ends either: nobody is signed in as anybody',
      onClientSite(way, async ({ site, page }) => {
        const attempt = newAttempt();
        const { message } = await handedOver(await loginFor(site, { client: 'docs', origin: docs, attempt }));
        const own = newAttempt();
        for (const flow of [own.flow, message.flow]) {
          const body = { flow, code: message.code, verifier: own.verifier };
          await assertRefused(await page.post('/redeem', body), 400, 'code_invalid');
        }
        assert.deepEqual(await page.ids(), []);
        assert.deepEqual(site.stub.revoked, []);
      }),
    );

    // A site that may use the endpoint, too, and would like to have another's.
    for (const [what, client, origin, address] of [
      ['another client names the origin', 'shop', docs, undefined],
      ['another origin of the same client has it brought there', 'docs', wiki, docsReturn],
      ['the client has it brought to another of its origins', 'docs', docs, `${wiki}/return.html`],
      ['the client has it brought to another client', 'docs', docs, `${shop}/return`],
      ['an app has it brought to a site', 'desktop', undefined, docsReturn],
      ['a site has it brought to an app', 'docs', docs, 'com.example.desktop:/callback'],
    ] as const) {
      test(
        `does not begin where ${what}`,
        onClientSite(way, async ({ site }) => {
          const login = { client, attempt: newAttempt(), ...(origin === undefined ? {} : { origin }) };
          const more = address === undefined ? {} : { return_to: address };
          const response = await site.browser.visit(loginTarget(site, { ...login, more }));
          assert.ok([400, 403].includes(response.status));
          assert.equal(response.headers.get('location'), null);
          assert.ok(!(await response.text()).includes('authorize'));
          assert.deepEqual(site.browser.names(''), []);
        }),
      );
    }

    test(
      'for one origin of a client is not redeemed by its other one, which has all of it',
      onClientSite(way, async ({ site, open }) => {
        const attempt = newAttempt();
        const { message } = await handedOver(await loginFor(site, { client: 'docs', origin: docs, attempt }));
        const sibling = open(wiki);
        const { flow, verifier } = attempt;
        const body = { flow, verifier, code: message.code };
        await assertRefused(await sibling.post('/redeem', body), 400, 'code_invalid');
        assert.deepEqual(await sibling.ids(), []);
      }),
    );
  });
});
