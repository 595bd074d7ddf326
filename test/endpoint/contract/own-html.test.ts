import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuthError } from '../../../src/endpoint/index.js';
import { label, messageOf, onSite, openSite } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';
import type { Way } from '../../support/transports.js';
import { settings, withoutComments } from './own-html-page.js';

const popup = `?mode=popup&flow=${label}`;

const nonceOf = (response: Response): string =>
  /script-src 'nonce-([\w-]+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';

async function problemsOf(way: Way, page: string): Promise<string> {
  const opening = openSite(way, { settings: { completePages: { own: page } } });
  const error: unknown = await opening.then(
    (site) => site.close(),
    (cause: unknown) => cause,
  );
  return error instanceof OAuthError ? error.description : '';
}

httpContract('the headers and bodies of pages', (way) => {
  describe('the app’s own HTML', () => {
    for (const mode of ['popup', 'tab']) {
      test(
        `ends a login by ${mode}, and tells what our own page tells`,
        onSite(
          way,
          async (site) => {
            const response = await site.login(`?mode=${mode}&flow=${label}`);
            assert.equal(response.status, 200);
            const text = await response.clone().text();
            assert.ok(text.includes('<p data-outcome="success" title="Stub">Welcome from Stub</p>'));
            assert.ok(text.includes('<title>You’re signed in with Stub.</title>'));
            assert.ok(text.includes('<html lang="en">'));
            const { session, ...told } = await messageOf(response);
            assert.deepEqual(told, {
              type: 'oauth-complete',
              flow: label,
              outcome: 'success',
              provider: 'stub',
              error: '',
              error_description: '',
            });
            assert.deepEqual(session, await site.session());
          },
          { settings },
        ),
      );
    }

    test(
      'is chosen by its name, and never shown at the end of a redirect',
      onSite(
        way,
        async (site) => {
          assert.match(await (await site.login(`${popup}&complete_page=welcome`)).text(), /You are in/);
          const redirected = await site.login(`?flow=${label}&return_to=/a`);
          assert.equal(redirected.headers.get('location'), `${site.url}/a`);
        },
        { settings },
      ),
    );

    test(
      'comes after our own doctype, outcome, style and script, so that nothing of it runs before them',
      onSite(
        way,
        async (site) => {
          const text = await (await site.login(popup)).text();
          assert.equal(text.match(/<!doctype/gi)?.length, 1);
          assert.match(text, /^<!doctype html>\s*<html data-outcome="success">\s*<meta[^>]*>\s*<style/);
          const order = ['@layer', 'history.replaceState', '<html lang=', '/app.js'].map((part) =>
            text.indexOf(part),
          );
          assert.ok(!order.includes(-1));
          assert.deepEqual(
            order,
            [...order].sort((a, b) => a - b),
          );
        },
        { settings },
      ),
    );

    test(
      'gets the nonce of this reply on each script and style, in place of its own, and a fresh one each time',
      onSite(
        way,
        async (site) => {
          const nonces = new Set<string>();
          for (let visit = 0; visit < 2; visit++) {
            const response = await site.login(popup);
            const nonce = nonceOf(response);
            nonces.add(nonce);
            const text = withoutComments(await response.text());
            assert.equal(text.match(/<(script|style)\b/g)?.length, 6);
            assert.equal(text.match(/<(script|style)\b[^>]*? nonce="/g)?.length, 6);
            assert.equal(text.split(`nonce="${nonce}"`).length - 1, 6);
            assert.ok(!text.includes('old'));
            assert.ok(
              text.includes(`<script nonce="${nonce}" src=/app.js data-note="a > b nonce=kept" defer>`),
            );
          }
          assert.equal(nonces.size, 2);
          assert.ok(!nonces.has(''));
        },
        { settings },
      ),
    );

    test(
      'runs under a policy that lets in files of the site alone, and nobody’s inline script but ours and its own',
      onSite(
        way,
        async (site) => {
          const response = await site.login(popup);
          const nonce = nonceOf(response);
          assert.equal(
            response.headers.get('content-security-policy'),
            `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}' 'self'; ` +
              `img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; ` +
              `frame-ancestors 'none', script-src 'self' 'unsafe-inline'`,
          );
        },
        { settings },
      ),
    );

    // A script of the page's own, or one that it loads, could send on whatever stands in the page.
    test(
      'holds no code, no state and no token',
      onSite(
        way,
        async (site) => {
          const address = site.stub.approve(await site.begin(popup));
          const text = await (await site.back(address)).text();
          const { searchParams } = new URL(address);
          const secrets = [searchParams.get('code'), searchParams.get('state'), ...site.stub.tokens];
          assert.ok(secrets.length >= 4);
          for (const secret of secrets) assert.ok(secret && !text.includes(secret));
        },
        { settings },
      ),
    );

    test(
      'leaves its comments, scripts and styles as they were given',
      onSite(
        way,
        async (site) => {
          const text = await (await site.login(popup)).text();
          assert.ok(text.includes('<!-- <script>notThisOne()</script> -->'));
          assert.ok(text.includes('>const text = "{{message}} <p>$&</p>";</script>'));
          assert.ok(text.includes('>p { color: red }</style>'));
        },
        { settings },
      ),
    );

    test(
      'says its message in the reader’s language',
      onSite(
        way,
        async (site) => {
          const { pathname, search } = new URL(site.stub.approve(await site.begin(popup)));
          const text = await (
            await site.browser.visit(pathname + search, { 'accept-language': 'zh-TW' })
          ).text();
          assert.ok(text.includes('<html lang="zh-Hant">'));
          assert.ok(text.includes('<title>您已透過 Stub 登入。</title>'));
        },
        { settings },
      ),
    );

    test('is refused in the settings if it is too long; the problem has its name and not its text', async () => {
      const longest = `<p>${'é'.repeat((64 * 1024 - 4) / 2)}x`;
      assert.equal(await problemsOf(way, longest), '');
      assert.equal(await problemsOf(way, `${longest}x`), 'completePages.own: must be 64 KB or less');
      assert.equal(
        await problemsOf(way, 'hello'),
        'completePages.own: must begin with /, such as /signed-in.html',
      );
    });
  });
});
