import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  broughtBack,
  handedOver,
  loginFor,
  newAttempt,
  type ClientLogin,
} from '../../../support/other-origin-login.js';
import type { Site } from '../../../support/site.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { codeOf, docs, onClientSite, signIn } from './cross-origin-site.js';

const person = (bytes: number) => ({ id: 1, sub: 'ada', name: 'Ada', bio: 'x'.repeat(bytes) });

const desktop = (address: string): ClientLogin => ({
  ...{ client: 'desktop', attempt: newAttempt() },
  more: { return_to: address },
});

async function addressFor(site: Site, login: ClientLogin): Promise<string> {
  return (await loginFor(site, login)).headers.get('location') ?? '';
}

endpointContract((way) => {
  describe('a code for a client', () => {
    test(
      'loses the provider’s own fields where an address would be too long, and nothing else',
      onClientSite(way, async ({ site, openWithoutCookies }) => {
        for (const [bytes, kept] of [
          [3000, true],
          [9000, false],
        ] as const) {
          site.stub.user = person(bytes);
          const page = openWithoutCookies();
          const body = await codeOf(site, page);
          assert.ok(body.code.length <= 6000);
          await page.post('/redeem', body);
          const [made] = (await page.session()).authorizations;
          assert.equal(made?.user?.name, 'Ada');
          assert.equal('bio' in made.user.raw, kept);
        }
      }),
    );

    test(
      'is short enough for Windows to hand it on by an app’s own scheme; on loopback it may be longer',
      onClientSite(way, async ({ site }) => {
        site.stub.user = person(1500);
        assert.ok((await addressFor(site, desktop('com.example.desktop:/callback'))).length <= 1800);
        assert.ok((await addressFor(site, desktop('http://127.0.0.1:49152/callback'))).length > 2000);
      }),
    );

    test(
      'never makes an address of an app’s own scheme longer than 1,800 letters, whatever the token: what doesn’t fit is told',
      onClientSite(way, async ({ site }) => {
        site.stub.answers.set('/user', () => ({ body: { id: 1 } }));
        const outcomes = new Set<string>();
        for (let bytes = 100; bytes <= 2500; bytes += 80) {
          site.stub.token = { access_token: 'x'.repeat(bytes) };
          const response = await loginFor(site, desktop('com.example.desktop:/callback'));
          assert.ok((response.headers.get('location') ?? '').length <= 1800, `a token of ${bytes} letters`);
          const { told } = broughtBack(response);
          outcomes.add(told.has('code') ? 'code' : (told.get('error') ?? ''));
        }
        assert.deepEqual([...outcomes], ['code', 'session_too_large']);
      }),
    );

    test(
      'that is too large even so is refused, and told where the client waits for it',
      onClientSite(way, async ({ site }) => {
        site.stub.token = { access_token: 'x'.repeat(6000) };
        site.stub.answers.set('/user', () => ({ body: { id: 1 } }));
        const web = await loginFor(site, { client: 'docs', origin: docs, attempt: newAttempt() });
        assert.equal((await handedOver(web)).message.error, 'session_too_large');
        const native = await loginFor(site, desktop('com.example.desktop:/callback'));
        assert.equal(broughtBack(native).told.get('error'), 'session_too_large');
        assert.deepEqual(site.browser.names(''), []);
      }),
    );

    // Servers take some 8 KB in one header, and 16 KB in all.
    test(
      'becomes a handle that fits into a header, of two providers, too',
      onClientSite(way, async ({ site, openWithoutCookies }) => {
        let most = 0;
        for (let bytes = 1000; bytes <= 3600; bytes += 200) {
          site.stub.user = person(bytes);
          site.openid.user = person(bytes);
          const page = openWithoutCookies();
          await signIn(site, page);
          await signIn(site, page, { provider: 'openid' });
          assert.deepEqual(await page.ids(), ['stub', 'openid']);
          most = Math.max(most, ...page.handles.map((handle) => handle.length));
        }
        // With a store it holds ids.
        assert.ok(most > (way.hasStore ? 0 : 5000) && most < 8000, String(most));
      }),
    );
  });
});
