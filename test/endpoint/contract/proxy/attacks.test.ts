import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { byHttp } from '../../../support/transports.js';
import { assertRefused, onProxy, proxyBase, siteUrl } from './proxy-site.js';
import { httpContract } from '../../../support/endpoint-contract.js';

const evil = 'https://evil.example';
const own = { 'x-oauth-elements': '1' };

// S19: what another site's page, or none, can make a browser send.
const callers: [string, Readonly<Record<string, string>>, string][] = [
  ['without our header', { 'sec-fetch-site': 'same-origin', origin: siteUrl }, 'csrf_refused'],
  ['with our header empty', { 'sec-fetch-site': 'same-origin', 'x-oauth-elements': '' }, 'csrf_refused'],
  ...['cross-site', 'same-site', 'none', ''].map(
    (site): [string, Readonly<Record<string, string>>, string] => [
      `that comes from ${site || 'an unnamed place'}`,
      { ...own, origin: siteUrl, 'sec-fetch-site': site },
      'origin_not_allowed',
    ],
  ),
  ...[evil, 'null', 'http://sub.localhost:8550', 'https://localhost:8550', `${siteUrl}.evil.example`].map(
    (origin): [string, Readonly<Record<string, string>>, string] => [
      `of an old browser on ${origin}`,
      { ...own, origin },
      'origin_not_allowed',
    ],
  ),
  ['whose caller nothing identifies', own, 'origin_not_allowed'],
];

/** Ways out of the base, or into another reading of the path, that travel as they are. */
const escapes: [string, string][] = [
  ['an encoded slash after two dots', '/..%2fsecret'],
  ['two encoded dots and a slash', '/%2e%2e%2fsecret'],
  ['two encoded dots and a slash within', '/a%2f%2e%2E%2f..%2Fsecret'],
  ['dots encoded twice', '/%252e%252e/secret'],
  ['dots and slash encoded twice', '/%252e%252e%252fsecret'],
  ['dots encoded three times', '/%25252e%25252e/secret'],
  ['more layers than anything honest has', '/%252525252561'],
  ['a single dot behind an encoded slash', '/a%2f.%2fb'],
  ['two dots with path parameters', '/..;/secret'],
  ['two dots with encoded path parameters', '/..%3ba=b/secret'],
  ['two dots before an encoded query', '/..%3fa/secret'],
  ['overlong dots', '/%c0%ae%c0%ae/secret'],
  ['overlong dots encoded twice', '/%25c0%25ae%25c0%25ae/secret'],
  ['two dots and a space', '/..%20/secret'],
  ['two dots and a no-break space', '/..%c2%a0/secret'],
  ['a space between two dots', '/.%20./secret'],
  ['two dots with nothing to be seen between them', '/.%e2%80%8b./secret'],
  ['two wide dots', '/%ef%bc%8e%ef%bc%8e/secret'],
  ['two wide dots, encoded twice', '/%25ef%25bc%258e%25ef%25bc%258e/secret'],
  ['a character of two dots', '/%e2%80%a5/secret'],
  ['two dots and a wide slash', '/..%ef%bc%8fsecret'],
  ['two dots and a wide backslash', '/..%ef%bc%bcsecret'],
  ['an encoded backslash', '/..%5csecret'],
  ['a backslash encoded twice', '/a%255cb'],
  ['an encoded zero', '/a%00b'],
  ['an encoded line break', '/a%0d%0ahost:%20evil.example'],
  ['a line break encoded twice', '/a%250ab'],
  ['an encoded DEL', '/a%7fb'],
  ['an encoded C1 control', '/a%c2%85b'],
  ['an address for a path', `/${evil}/a`],
  ['another host', '//evil.example/a'],
  ['an empty segment', '/a//b'],
  ['an empty segment at the end', '/a//'],
  ['a lone percent sign', '/100%'],
  ['a percent sign before no digits', '/%zz'],
  ['a cut escape', '/a%2'],
  ['a cut character', '/%E0%A4%A'],
];

/** What a `Request` never holds, since making one has resolved it. */
const rawEscapes: [string, string][] = [
  ['two dots', '/../secret'],
  ['two dots within', '/a/../../secret'],
  ['two dots at the end', '/..'],
  ['one dot', '/./a'],
  ['two encoded dots', '/%2e%2e/secret'],
  ['a dot and an encoded one', '/.%2E/secret'],
  ['a backslash', '/..\\secret'],
  ['a host behind backslashes', '/\\\\evil.example/a'],
  ['a fragment', '/a#b'],
  ['a fragment in the query', '/a?b#c'],
];

httpContract('targets and headers that HTTP reads in its own way', (way) => {
  describe('the proxy', () => {
    for (const [what, headers, code] of callers) {
      test(
        `a call ${what} reaches no API`,
        onProxy(way, async ({ site, api }) => {
          for (const method of ['GET', 'POST', 'DELETE']) {
            const response = await site.browser.send({ target: `${proxyBase}/a`, method, headers });
            await assertRefused(response, 403, code);
            assert.deepEqual(response.headers.getSetCookie(), []);
          }
          assert.equal(api.calls.length, 0);
        }),
      );
    }

    test(
      'a call of an old browser is known by its exact Origin',
      onProxy(way, async ({ site, api }) => {
        for (const method of ['GET', 'POST'])
          await site.browser.send({
            target: `${proxyBase}/a`,
            method,
            headers: { ...own, origin: siteUrl },
          });
        assert.equal(api.calls.length, 2);
      }),
    );

    describe('a path with', () => {
      // Out of the API's base by dots, however hidden, or to another server altogether.
      for (const [what, path] of way.name === byHttp.name ? [...escapes, ...rawEscapes] : escapes) {
        test(
          `${what} reaches no API`,
          onProxy(way, async ({ api, other, call }) => {
            for (const method of ['GET', 'POST'])
              await assertRefused(await call(path, { method }), 403, 'proxy_refused');
            assert.deepEqual([api.calls.length, other.calls.length], [0, 0]);
          }),
        );
      }
    });

    test(
      'characters that no URL has reach no API if a runtime lets them through',
      onProxy(way, async ({ api, callRaw }) => {
        for (const path of [
          '/a b',
          '/a\nb',
          '/a\t..',
          '/caf\u00e9',
          '/\u2025',
          '/a?b c',
          '/a?b\r\nc',
          '/a?\u00e9',
        ])
          assert.equal((await callRaw(path)).status, 403, JSON.stringify(path));
        assert.equal(api.calls.length, 0);
        assert.equal((await callRaw('/a')).status, 200);
      }),
    );

    test(
      'a path that leaves the proxy itself reaches no API',
      onProxy(way, async ({ api, call }) => {
        for (const path of ['/../../secret', '/../other/a', '/%2e%2e/%2e%2e/secret'])
          assert.ok([403, 404].includes((await call(path)).status), path);
        assert.equal(api.calls.length, 0);
      }),
    );

    test(
      'a base that is none reaches no API',
      onProxy(way, async ({ api, other, call }) => {
        for (const base of ['2', '-1', '01', '1.0', '1e0', '', '0, 1', '100', 'length', '__proto__', evil]) {
          const response = await call('/a', { headers: { 'x-oauth-base': base } });
          await assertRefused(response, 403, 'proxy_refused');
        }
        assert.deepEqual([api.calls.length, other.calls.length], [0, 0]);
      }),
    );

    const pages = {
      authorization: 'Basic page-authorization',
      'cache-control': 'page-cache',
      cookie: 'app=page-cookie',
      forwarded: 'for=page-forwarded',
      origin: siteUrl,
      referer: `${siteUrl}/page-referer`,
      'proxy-authorization': 'page-proxy',
      'user-agent': 'page-agent',
      'x-csrf-token': 'page-csrf',
      'x-forwarded-for': 'page-address',
      'x-http-method-override': 'page-override',
      'x-oauth-base': '0',
      'x-oauth-other': 'page-other',
      'x-not-listed': 'page-not-listed',
    };
    // The API would learn the page's own credentials, or be told another method than the one that was judged.
    test(
      'no header of the page reaches the API, except the listed ones',
      onProxy(
        way,
        async ({ site, api, call }) => {
          site.browser.cookies.set('app', 'page-cookie');
          const listed = {
            accept: 'a/b',
            'accept-language': 'nl',
            'content-type': 'text/x',
            'idempotency-key': 'k',
            'if-match': '"m"',
            'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT',
            'if-none-match': '"n"',
            'if-range': '"r"',
            'if-unmodified-since': 'Thu, 01 Jan 2026 00:00:00 GMT',
            prefer: 'return=minimal',
            range: 'bytes=0-9',
            'x-api-version': '3',
          };
          const { cookie: _, ...others } = pages;
          await call('/a', { method: 'POST', headers: { ...others, ...listed }, body: 'text' });
          const seen = api.calls[0]?.headers ?? {};
          // What one or the other `fetch` says for itself.
          const names = [
            ...['accept-encoding', 'cache-control', 'connection', 'content-length', 'host'],
            ...['pragma', 'sec-fetch-mode'],
          ];
          assert.deepEqual(
            Object.fromEntries(Object.entries(seen).filter(([name]) => !names.includes(name))),
            {
              ...listed,
              authorization: `Bearer ${site.stub.tokens.find((token) => token.startsWith('access')) ?? ''}`,
              'user-agent': 'oauth-elements',
            },
          );
          assert.ok(!JSON.stringify(seen).includes('page-'));
          assert.equal(seen.host, new URL(api.url).host);
        },
        { provider: { apiHeaders: ['X-Api-Version', 'X-Oauth-Other'] } },
      ),
    );

    // S9: an answer to another page, a log of ours, or the page itself would hold it.
    test(
      'no answer of the proxy holds the token',
      onProxy(way, async ({ site, api, call }) => {
        api.answers.set('/api/broken', (response) => response.destroy());
        api.answers.set('/api/elsewhere', (response) => response.writeHead(302, { location: evil }).end());
        for (const path of ['/a', '/broken', '/elsewhere', '/..%2fa']) await call(path, { method: 'POST' });
        const seen = site.browser.seen.join('\n');
        assert.deepEqual(
          site.stub.tokens.filter((token) => seen.includes(token)),
          [],
        );
        assert.equal(api.calls.length, 3);
      }),
    );
  });
});
