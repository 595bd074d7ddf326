import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visiting } from '../../support/browser-with-cookies.js';
import { errorOf, onSite, type Site } from '../../support/site.js';
import { httpContract } from '../../support/endpoint-contract.js';
import { docs, onClientSite, shop, wiki } from './cross-origin/cross-origin-site.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** Posts the callback in place of the provider's redirect. */
async function postBack(site: Site, headers: Record<string, string>, extra = ''): Promise<Response> {
  const address = new URL(site.stub.approve(await site.begin()));
  return site.send({
    ...{ method: 'POST', target: address.pathname, body: address.searchParams.toString() + extra },
    headers: { ...visiting, ...form, 'sec-fetch-site': 'cross-site', ...headers },
  });
}

/** What a page's form holds. */
function fieldsOf(page: string): URLSearchParams {
  const unescape = (text: string): string =>
    text.replace(
      /&(?:amp|lt|gt|quot|#39);/g,
      (name) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" })[name] ?? name,
    );
  return new URLSearchParams(
    [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [unescape(name), unescape(value)],
    ),
  );
}

httpContract('posted bodies and their types', (way) => {
  describe('a callback that is posted', () => {
    test(
      'a callback that a provider has posted is posted again by a page of ours, code and all but in no URL',
      onSite(way, async (site) => {
        const { browser, stub, ids } = site;
        const bounced = await postBack(site, {}, `&user=${encodeURIComponent('{"a":"<b>&\'\\""}')}`);
        const page = await bounced.text();
        assert.equal(bounced.status, 200);
        assert.deepEqual(bounced.headers.getSetCookie(), []);
        assert.equal(stub.count('/token'), 0);
        assert.match(bounced.headers.get('content-security-policy') ?? '', /form-action 'self';/);
        assert.match(page, /<form method="post">/);
        const fields = fieldsOf(page);
        assert.equal(fields.get('user'), '{"a":"<b>&\'\\""}');
        const again = await browser.send({
          ...{ method: 'POST', target: new URL(site.url + `${site.base}/redirect/stub`).pathname },
          ...{ body: fields.toString(), headers: { ...visiting, ...form, 'sec-fetch-site': 'same-origin' } },
        });
        assert.equal(again.status, 303);
        assert.equal(again.headers.get('location'), 'http://localhost:8550/');
        assert.deepEqual(await ids(), ['stub']);
      }),
    );

    test(
      'its form may lead to the registered addresses alone: an origin, any port of loopback, the scheme of an app',
      onClientSite(way, async ({ site }) => {
        const policy = (await postBack(site, {})).headers.get('content-security-policy') ?? '';
        const targets = /form-action ([^;]*);/.exec(policy)?.[1]?.split(' ');
        assert.deepEqual(targets, [
          ...["'self'", docs, wiki, shop],
          ...['http://127.0.0.1:*', 'com.example.desktop:', 'com.example.mobile:'],
        ]);
      }),
    );

    test(
      'a browser that does not say where a request is from posts the callback again once, not for ever',
      onSite(way, async (site) => {
        const silent = { 'sec-fetch-site': '', 'sec-fetch-mode': '', 'sec-fetch-dest': '' };
        const bounced = await postBack(site, silent);
        const fields = fieldsOf(await bounced.text());
        // Its cookies don't come with this one either.
        const again = await site.send({
          ...{ method: 'POST', target: `${site.base}/redirect/stub`, body: fields.toString() },
          headers: { accept: 'application/json', ...form },
        });
        assert.equal(again.status, 400);
        assert.equal(await errorOf(again), 'state_mismatch');
        assert.equal(site.stub.count('/token'), 0);
      }),
    );

    const wrongForms: [string, Record<string, string>, string, number][] = [
      ['no form', { 'content-type': 'application/json' }, '{}', 400],
      ['a form in parts', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 400],
      ['a field twice', form, 'code=1&code=2&state=x', 400],
      ['too much', form, `code=${'x'.repeat(70_000)}`, 413],
    ];
    for (const [what, headers, body, status] of wrongForms)
      test(
        `a posted callback with ${what} is refused`,
        onSite(way, async ({ send, base, stub }) => {
          const asked = { accept: 'application/json', ...headers };
          const response = await send({ method: 'POST', target: `${base}/redirect`, body, headers: asked });
          assert.equal(response.status, status);
          assert.equal(stub.count('/token'), 0);
        }),
      );
  });
});
