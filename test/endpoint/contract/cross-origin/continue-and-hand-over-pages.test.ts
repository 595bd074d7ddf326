import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  beginFor,
  broughtBack,
  handedOver,
  linksOf,
  loginFor,
  loginTarget,
  newAttempt,
  type ClientLogin,
} from '../../../support/other-origin-login.js';
import type { Site } from '../../../support/site.js';
import { endpointContract } from '../../../support/endpoint-contract.js';
import { docs, docsReturn, mobile, onClientSite } from './cross-origin-site.js';

const forDocs = (more: Partial<ClientLogin> = {}): ClientLogin => ({
  ...{ client: 'docs', origin: docs, attempt: newAttempt() },
  ...more,
});
const evilName = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'&';
const evil = `${evilName}\u202e\u0000`;

const askFor = (site: Site, more: Partial<ClientLogin> = {}): Promise<Response> =>
  site.browser.visit(loginTarget(site, forDocs(more)), { 'sec-fetch-site': 'cross-site' });

/** The provider refuses, in these words. */
async function refuse(site: Site, login: ClientLogin, error: string, words: string): Promise<Response> {
  const back = new URL(site.stub.approve(await beginFor(site, login), { error, error_description: words }));
  back.searchParams.delete('code');
  return site.back(back.href);
}

/** The strictest policy, nothing inline without the reply's own nonce, nobody's frame, and the opener left alone. */
async function expectStrict(response: Response, scripts: number): Promise<void> {
  const policy = response.headers.get('content-security-policy') ?? '';
  const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? '';
  assert.equal(
    policy,
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  );
  // S26: any value but the default would cut the way to the page that waits.
  assert.equal(response.headers.get('cross-origin-opener-policy'), null);
  assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
  const text = await response.clone().text();
  const opened = [...text.matchAll(/<(script|style)([^>]*)>/g)];
  assert.equal(opened.filter(([, tag]) => tag === 'script').length, scripts);
  for (const [, , attributes] of opened) assert.ok(attributes?.includes(`nonce="${nonce}"`));
  assert.doesNotMatch(text, /<[^>]+\s(?:on\w+|style)=/i);
  assert.doesNotMatch(text, /<(?:iframe|form|base|meta http-equiv|object|embed)/i);
  assert.doesNotMatch(text, /href="\s*javascript:/i);
}

endpointContract((way) => {
  describe('the page that asks whether to go on', () => {
    test(
      'names the site by its host, and leads to the provider or back, with the script that guards its links alone',
      onClientSite(way, async ({ site }) => {
        const attempt = newAttempt();
        const response = await askFor(site, { attempt });
        await expectStrict(response, 1);
        const text = await response.clone().text();
        assert.ok(text.includes('Sign in to docs.example with '));
        const { goOn, back } = await linksOf(response);
        assert.ok(goOn.startsWith(`${site.stub.url}/authorize?`));
        assert.ok(!goOn.includes('docs'));
        const told = { flow: attempt.flow, error: 'access_denied', error_description: '' };
        assert.equal(back, `${docsReturn}#${new URLSearchParams(told)}`);
        assert.equal(text.match(/<a /g)?.length, 2);
      }),
    );

    test(
      'takes no click in its first moments',
      onClientSite(way, async ({ site }) => {
        const text = await (await askFor(site)).text();
        assert.match(text, /a \{ animation: ready \.6s step-end \}/);
        assert.match(text, /@keyframes ready \{ from \{ pointer-events: none \} \}/);
      }),
    );

    test(
      'is never passed over, whatever the mode and whoever is signed in',
      onClientSite(way, async ({ site }) => {
        await site.login('?mode=popup');
        for (const mode of ['popup', 'tab', 'redirect'])
          for (const more of [{}, { account: '1' }, { remember: '1' }, { fetch_user: 'false' }]) {
            const response = await askFor(site, { mode, more });
            assert.equal(response.status, 200);
            assert.equal(response.headers.get('location'), null);
            await linksOf(response);
          }
      }),
    );

    test(
      'names an app by its id, and a provider with a hostile name as text',
      onClientSite(
        way,
        async ({ site }) => {
          const login = { client: 'desktop', attempt: newAttempt() };
          const response = await site.browser.visit(loginTarget(site, login));
          await expectStrict(response, 1);
          const text = await response.text();
          assert.ok(text.includes('Sign in to desktop with '));
          assert.ok(text.includes('&lt;img src=x onerror=alert(1)&gt;'));
          assert.ok(!text.includes('<img'));
        },
        { stub: { name: evilName } },
      ),
    );

    // The host of every app's web view is `localhost`.
    test(
      'names an app whose web view has an origin by its id as well',
      onClientSite(way, async ({ site }) => {
        const text = await (await askFor(site, { client: 'mobile', origin: mobile })).text();
        assert.ok(text.includes('Sign in to mobile with '));
        assert.ok(!text.includes('Sign in to localhost'));
      }),
    );
  });

  describe('the page that hands over', () => {
    test(
      'tells exactly the client’s origin, and knows its return page',
      onClientSite(way, async ({ site }) => {
        const attempt = newAttempt();
        const response = await loginFor(site, forDocs({ attempt }));
        assert.equal(response.status, 200);
        await expectStrict(response, 2);
        const { message, origin, address, keep } = await handedOver(response);
        assert.equal(origin, docs);
        assert.deepEqual(Object.keys(message), ['type', 'flow', 'code', 'error', 'error_description']);
        assert.deepEqual([message.type, message.flow, message.error], ['oauth-return', attempt.flow, '']);
        assert.equal(address, `${docsReturn}#flow=${attempt.flow}&code=${message.code}`);
        assert.match(keep, /^\?state=[\w-]+$/);
        const text = await response.text();
        assert.ok(text.includes('opener.postMessage(message, origin)'));
        assert.ok(text.includes('source === opener && from === origin'));
        assert.doesNotMatch(text, /postMessage\([^)]*['"]\*['"]/);
      }),
    );

    // S9, S25: codes and tokens are in no header, no cookie and no page's text but where the protocol has them.
    test(
      'holds nothing of a token, and the code in no header; nobody is signed in by it',
      onClientSite(way, async ({ site }) => {
        const response = await loginFor(site, forDocs());
        const { code } = (await handedOver(response)).message;
        const text = await response.clone().text();
        const headers = JSON.stringify([...response.headers]);
        assert.ok(!headers.includes(code.slice(-40)));
        for (const token of site.stub.tokens) assert.ok(!text.includes(token) && !headers.includes(token));
        for (const word of ['verifier', 'ada@example.com', 'Ada Lovelace']) assert.ok(!text.includes(word));
        assert.deepEqual(site.browser.names(''), []);
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'is not needed by a redirect: the registered address alone has the code, in its fragment',
      onClientSite(way, async ({ site }) => {
        const attempt = newAttempt();
        const more = { return_to: `${docs}/second?a=b` };
        const response = await loginFor(site, forDocs({ attempt, mode: 'redirect', more }));
        const { at, told } = broughtBack(response);
        assert.equal(at, `${docs}/second?a=b`);
        assert.deepEqual([...told.keys()], ['flow', 'code']);
        const code = told.get('code') ?? '';
        const elsewhere = [...response.headers].filter(([name]) => name !== 'location');
        assert.ok(!JSON.stringify(elsewhere).includes(code.slice(-40)));
        assert.equal(await response.text(), '');
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'comes once: the same callback again shows an error, exchanges nothing and has no code',
      onClientSite(way, async ({ site }) => {
        const back = site.stub.approve(await beginFor(site, forDocs()));
        const flow = new Map(site.browser.cookies);
        assert.equal((await site.back(back)).status, 200);
        for (const cookies of [new Map<string, string>(), flow]) {
          for (const [name, value] of cookies) site.browser.cookies.set(name, value);
          const text = await (await site.back(back)).text();
          assert.ok(!/"code":"[^"]/.test(text));
        }
        assert.equal(site.stub.count('/token'), 1);
      }),
    );

    test(
      'tells a provider’s refusal in hostile words as text, on the page, in the message and in the address',
      onClientSite(way, async ({ site }) => {
        const login = forDocs();
        const response = await refuse(site, login, 'access_denied', `${evil}${'x'.repeat(5000)}`);
        assert.equal(response.status, 400);
        await expectStrict(response, 3);
        const text = await response.clone().text();
        assert.ok(!text.includes('<img') && !text.includes('\u202e'));
        const { message, address } = await handedOver(response);
        assert.deepEqual([message.code, message.error], ['', 'access_denied']);
        assert.ok(message.error_description.length <= 300);
        const told = new URLSearchParams(new URL(address).hash.slice(1));
        assert.equal(told.get('error_description'), message.error_description);
        assert.ok(address.startsWith(`${docsReturn}#flow=${login.attempt.flow}&error=access_denied&`));
        assert.doesNotMatch(address, /[<>"'\s]/);
        assert.equal(site.stub.count('/token'), 0);
      }),
    );

    test(
      'tells a redirect’s refusal in hostile words in the address alone, encoded',
      onClientSite(way, async ({ site }) => {
        const words = 'a\r\nset-cookie: x=y&code=stolen#code=stolen';
        const response = await refuse(site, forDocs({ mode: 'redirect' }), 'access_denied', words);
        const { at, told } = broughtBack(response);
        assert.equal(at, docsReturn);
        assert.deepEqual([...told.keys()], ['flow', 'error', 'error_description']);
        assert.ok(!response.headers.getSetCookie().some((cookie) => cookie.startsWith('x=')));
      }),
    );

    test(
      'tells a login that may not begin to the client, without going on',
      onClientSite(way, async ({ site }) => {
        const wrongs: [Partial<ClientLogin>, string][] = [
          [{ more: { scope: 'everything' } }, 'scope_not_allowed'],
          [{ more: { complete_page: 'none' } }, 'complete_page_unknown'],
        ];
        for (const [more, code] of wrongs) {
          const response = await askFor(site, more);
          await expectStrict(response, 3);
          const { message, origin } = await handedOver(response);
          assert.deepEqual([message.error, message.code, origin], [code, '', docs]);
        }
        assert.deepEqual(site.browser.names(''), []);
      }),
    );
  });
});
