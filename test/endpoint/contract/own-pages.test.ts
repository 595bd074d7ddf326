import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { endpointContract } from '../../support/endpoint-contract.js';
import { label, onSite, type Site, type SiteOptions } from '../../support/site.js';
import { clientSecret } from '../../support/stub-provider.js';

const popup = `?flow=${label}&mode=popup`;
const icon = 'https://cdn.example/a;b,c/logo.svg?v=1;2';
const hostile = '</title><script>alert(1)</script>"\'& \u202e';
const withSite: SiteOptions = { settings: { site: { name: hostile, icon, accent: '#FC0' } } };

/** Where "Try again" leads on a page. */
const againIn = (text: string): URL | undefined => {
  const href = /class="button primary"[^>]*?href="([^"]*\/login\/[^"]*)"/s.exec(text)?.[1];
  return href === undefined ? undefined : new URL(href.replaceAll('&amp;', '&'));
};

const failed = async (site: Site, query: string, error: string, provider = 'stub'): Promise<string> => {
  const stub = provider === 'openid' ? site.openid : site.stub;
  return (await site.back(stub.approve(await site.begin(query, provider), { error }))).text();
};

endpointContract((way) => {
  describe('a page of the endpoint', () => {
    test(
      'shows the site by name, icon and accent, its name as text, and may load that one image',
      onSite(
        way,
        async (site) => {
          const response = await site.login(popup);
          const policy = response.headers.get('content-security-policy') ?? '';
          assert.ok(
            policy.includes("; img-src data: https://cdn.example/a%3Bb%2Cc/logo.svg; base-uri 'none'"),
            policy,
          );
          const text = await response.text();
          assert.ok(text.includes(`<img src="${icon}" alt=""`));
          assert.ok(text.includes('--accent: #ffcc00; --on-accent: #14181c'));
          assert.ok(!text.includes('<script>alert') && !text.includes('</title><'));
        },
        withSite,
      ),
    );

    test(
      'without such settings shows the host, and loads nothing',
      onSite(way, async (site) => {
        const response = await site.login(popup);
        assert.match(response.headers.get('content-security-policy') ?? '', /; img-src data:; base-uri/);
        assert.match(await response.text(), /<span dir="auto"\s*>localhost:8550<\/span/);
      }),
    );

    for (const query of [popup, ''])
      test(
        `blames nobody and offers no second try where the provider refuses our client, ${query ? 'in a popup' : 'by link'}`,
        onSite(way, async (site) => {
          const refusal = { error: 'invalid_client', error_description: 'Wrong secret.' };
          site.stub.answers.set('/token', () => ({ status: 401, body: refusal }));
          const text = await (await site.login(query)).text();
          assert.ok(
            text.includes('<p class="cause">Sign-in with Stub isn’t working on this site right now.</p>'),
            text,
          );
          assert.ok(text.includes('<p dir="auto">Wrong secret.</p>'));
          assert.doesNotMatch(text, /Try again/);
        }),
      );

    test(
      'names who signed in after a success, and says that the window closes only while it can',
      onSite(way, async (site) => {
        const text = await (await site.login(popup)).text();
        assert.match(
          text,
          /<p data-when="closing">Ada Lovelace, with Stub\. This window closes by itself\.<\/p>/,
        );
        assert.match(text, /<p data-when="open">You’re signed in as Ada Lovelace\.<\/p>/);
        assert.ok(!text.includes('<footer>'));
      }),
    );

    test(
      'takes a cancelled login for no error',
      onSite(way, async (site) => {
        const text = await failed(site, popup, 'access_denied');
        assert.match(text, /<main class="cancelled late">/);
        assert.match(text, /<h1>Sign-in cancelled<\/h1>\s*<p>Nothing was changed\.<\/p>/);
      }),
    );

    test(
      'offers a new login with the same choices after a failure, without the label of the old one',
      onSite(way, async (site) => {
        const query = `${popup}&return_to=/cart&remember=1&account=1&fetch_groups=false&login_hint=a%26b&intent=sign-up`;
        const again = againIn(await failed(site, query, 'temporarily_unavailable'));
        assert.equal(again?.pathname, '/api/oauth/login/stub');
        assert.deepEqual(Object.fromEntries(again.searchParams), {
          mode: 'popup',
          return_to: 'http://localhost:8550/cart',
          scope: 'profile',
          remember: 'true',
          account: 'true',
          login_hint: 'a&b',
          intent: 'sign-up',
        });
        assert.equal((await site.browser.visit(again.pathname + again.search)).status, 303);
      }),
    );

    test(
      'keeps max_age in that login: trying again verifies, too',
      onSite(way, async (site) => {
        const text = await failed(site, `${popup}&max_age=0`, 'server_error', 'openid');
        assert.equal(againIn(text)?.searchParams.get('max_age'), '0');
      }),
    );

    test(
      'offers none where it could only fail in the same way',
      onSite(way, async (site) => {
        for (const query of [
          '/login/nobody',
          '/login/stub?scope=admin',
          '/login/stub?return_to=//evil.example',
          '/nothing',
        ]) {
          const text = await (await site.browser.visit(site.base + query)).text();
          assert.match(text, /<code>\w+<\/code>/);
          assert.equal(againIn(text), undefined, query);
        }
      }),
    );

    test(
      'about a lost login offers a login with the provider that sent the callback, and steps for blocked cookies',
      onSite(way, async (site) => {
        const back = site.stub.approve(await site.begin());
        const text = await (await site.back(back, site.newBrowser())).text();
        assert.equal(againIn(text)?.href, 'http://localhost:8550/api/oauth/login/stub');
        assert.match(text, /<div data-when="cookies">\s*<h1>Cookies are blocked<\/h1>\s*<ol>/);
        for (const secret of [
          new URL(back).searchParams.get('code'),
          new URL(back).searchParams.get('state'),
        ])
          assert.ok(secret && !text.includes(secret));
      }),
    );

    test(
      'lets a person copy code, time and host, and nothing of the address or a secret',
      onSite(way, async (site) => {
        site.now = Date.UTC(2026, 0, 2, 3, 4, 5);
        const address = await site.begin(popup);
        const back = new URL(site.stub.approve(address, { error: 'temporarily_unavailable' }));
        const text = await (await site.back(back.href)).text();
        assert.match(
          text,
          /data-copy="temporarily_unavailable · 2026-01-02T03:04:05\.000Z · localhost:8550"/,
        );
        const [footer] = /<footer>.*<\/footer>/s.exec(text) ?? assert.fail('the page has no footer');
        for (const hidden of [...back.searchParams.values(), ...site.stub.tokens, clientSecret])
          assert.ok(hidden === 'temporarily_unavailable' || !footer.includes(hidden), hidden);
      }),
    );
  });
});
