import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, onSite } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';

// S22: each leads, in some browser or proxy, to another site, or runs as a script there.
const elsewhere = [
  '//e.example',
  '/\\e.example',
  '\\\\e.example',
  '/\t/e.example',
  '/%09/e.example'.replace('%09', '\t'),
  '/\n/e.example',
  '/\u0000/e.example',
  '/\u007f',
  'https:e.example',
  'https://e.example/',
  'http://localhost:8550@e.example/',
  'http://localhost:8550.e.example/',
  'http://localhost:85500/',
  'http://user:word@localhost:8550/',
  'https://localhost:8550/',
  '/%5ce.example',
  '/%5Ce.example',
  '/%2fe.example',
  '/.//e.example',
  '/a/..//e.example',
  '/%2e//e.example',
  'http://localhost:8550//e.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:http://localhost:8550/x',
  ' /a',
  'a',
  '?a',
  '',
  `/${'a'.repeat(1024)}`,
  `/${'ü'.repeat(200)}`,
];

const own: [string, string][] = [
  ['/', 'http://localhost:8550/'],
  ['/a/b?c=d#e', 'http://localhost:8550/a/b?c=d#e'],
  ['/a?next=//e.example', 'http://localhost:8550/a?next=//e.example'],
  ['http://localhost:8550', 'http://localhost:8550/'],
  ['http://localhost:8550/a', 'http://localhost:8550/a'],
  ['/a?b=\\c#\\', 'http://localhost:8550/a?b=\\c#\\'],
  [`/a?${'b'.repeat(1024)}#c`, 'http://localhost:8550/a'],
  [`/a?${'€'.repeat(200)}#c`, 'http://localhost:8550/a'],
  ['/ü', 'http://localhost:8550/%C3%BC'],
  [`/${'a'.repeat(1023)}`, `http://localhost:8550/${'a'.repeat(1023)}`],
];

// [what a plain link sends, where the login ends]
const links: [headers: Readonly<Record<string, string>>, query: string, landing: string][] = [
  [{}, '', '/'],
  [{ referer: 'http://localhost:8550/shop?page=2' }, '', '/shop?page=2'],
  [{ referer: 'http://localhost:8550/shop' }, '?return_to=/a', '/a'],
  [{ referer: 'http://localhost:8550/shop' }, '?mode=redirect', '/shop'],
  // A script that makes a label says where to come back to.
  [{ referer: 'http://localhost:8550/shop' }, `?mode=redirect&flow=${label}`, '/'],
  // A referrer policy that hides the path.
  [{ referer: 'http://localhost:8550/' }, '', '/'],
  [{ referer: 'http://localhost:8550' }, '', '/'],
  // The endpoint's own pages.
  [{ referer: 'http://localhost:8550/api/oauth/redirect?code=a' }, '', '/'],
  [{ referer: 'http://localhost:8550/api/oauth/login/stub' }, '', '/'],
  // Any other origin, and what reads as one.
  [{ referer: 'https://e.example/shop' }, '', '/'],
  [{ referer: 'http://localhost:85500/shop' }, '', '/'],
  [{ referer: 'http://localhost:8550@e.example/' }, '', '/'],
  [{ referer: 'http://localhost:8550.e.example/' }, '', '/'],
  [{ referer: 'http://localhost:8550//e.example' }, '', '/'],
  [{ referer: 'http://localhost:8550/\\e.example' }, '', '/'],
  [{ referer: 'http://localhost:8550/.//e.example' }, '', '/'],
  [{ referer: '/shop' }, '', '/'],
  [{ referer: '//e.example/' }, '', '/'],
  [{ referer: 'about:blank' }, '', '/'],
  [{ referer: `http://localhost:8550/${'a'.repeat(2000)}` }, '', '/'],
];

endpointContract((way) => {
  describe('return_to', () => {
    for (const address of elsewhere) {
      test(
        `${JSON.stringify(address).slice(0, 60)} is refused before a login begins`,
        onSite(way, async ({ browser, base, stub }) => {
          const target = `${base}/login/stub?return_to=${encodeURIComponent(address)}`;
          const response = await browser.visit(target, { accept: 'application/json' });
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), 'return_to_invalid');
          assert.deepEqual([...browser.cookies.keys()], []);
          assert.equal(stub.calls.length, 0);
        }),
      );
    }

    for (const [address, said] of [
      ['shop', 'return_to must begin with /, such as /shop.'],
      ['//e.example', 'return_to must be an address of this site.'],
      ['https://e.example/shop', 'return_to must be an address of this site.'],
    ] as const)
      test(
        `${address} is refused with what is wrong with it`,
        onSite(way, async ({ browser, base }) => {
          const target = `${base}/login/stub?return_to=${encodeURIComponent(address)}`;
          const response = await browser.visit(target, { accept: 'application/json' });
          const { error_description: description } = (await response.json()) as { error_description: string };
          assert.equal(description, said);
        }),
      );

    for (const [address, landing] of own) {
      test(
        `${address.slice(0, 60)} is where the login ends`,
        onSite(way, async ({ login }) => {
          const response = await login(`?return_to=${encodeURIComponent(address)}`);
          assert.equal(response.status, 303);
          assert.equal(response.headers.get('location'), landing);
        }),
      );
    }
  });

  describe('a plain link without return_to', () => {
    for (const [headers, query, landing] of links) {
      const from = (headers['referer'] ?? 'an address that is typed').slice(0, 60);
      test(
        `${from} ${query} ends at ${landing}`,
        onSite(way, async ({ browser, base, back, stub }) => {
          const response = await browser.visit(`${base}/login/stub${query}`, headers);
          assert.equal(response.status, 303);
          const ended = await back(stub.approve(response.headers.get('location') ?? ''));
          assert.equal(ended.headers.get('location'), `http://localhost:8550${landing}`);
        }),
      );
    }
  });
});
