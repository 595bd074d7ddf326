import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseCookies } from '../../../src/endpoint/http/cookies.js';
import { createOAuthEndpoint } from '../../../src/endpoint/index.js';
import { CookieJar } from '../../../src/endpoint/sessions/cookies/cookie-jar.js';
import { setCookie } from '../../../src/endpoint/sessions/cookies/set-cookie.js';
import type { WireSession } from '../../../src/protocol/wire.js';
import { asking, Browser } from '../../support/browser-with-cookies.js';
import { openSite, secret, type Site } from '../../support/site.js';
import { byHttp, byRequest } from '../../support/transports.js';

/** Two sites in one browser, as two endpoints on one host are. */
async function beside(one: Site, other: Site): Promise<void> {
  const cookies = [one.browser.cookies, other.browser.cookies];
  const share = (): void => {
    for (const from of cookies)
      for (const to of cookies) for (const [name, value] of from) to.set(name, value);
  };
  await one.login('?mode=popup');
  share();
  assert.deepEqual(await other.ids(), []);
  await other.login('?mode=popup', 'openid');
  share();
  assert.deepEqual([await one.ids(), await other.ids()], [['stub'], ['openid']]);
  await one.browser.post(`${one.base}/logout`, { forget: true });
  assert.deepEqual(await other.ids(), ['openid']);
  assert.deepEqual(await one.ids(), []);
}

describe('cookies of endpoints on one host', () => {
  for (const [url, otherUrl] of [
    ['https://example.com/app1', 'https://example.com/app2'],
    ['http://localhost:3000', 'http://localhost:4000'],
    ['https://example.com', 'https://example.com/app'],
  ] as const) {
    test(`at ${url} and ${otherUrl} don't touch each other, at sign-in or sign-out`, async () => {
      const one = await openSite(byRequest, { url });
      const other = await openSite(byRequest, { url: otherUrl, providersOf: one });
      try {
        await beside(one, other);
      } finally {
        await Promise.all([other.close(), one.close()]);
      }
    });
  }

  test('have names of the setting, of the address and of nothing else', () => {
    const naming = {
      origin: 'https://a.example',
      endpointUrl: 'https://a.example/api/oauth',
      cookiePrefix: 'shop',
    };
    const jar = new CookieJar(naming);
    assert.match(jar.name('epoch.github'), /^__Host-Http-shop-[0-9a-z]{7}-epoch\.github$/);
    assert.equal(new CookieJar({ ...naming }).name('x'), jar.name('x'));
    const plain = new CookieJar({ ...naming, origin: 'http://localhost:1' });
    assert.match(plain.name('x'), /^shop-[0-9a-z]{7}-x$/);
    // What deletes has the same attributes, or a browser refuses it under such a name.
    assert.equal(
      setCookie(jar.drop('x')),
      `${jar.name('x')}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  for (const cookiePrefix of ['', '__Host-x', 'a b', 'a=b', 'a;b', '1a', 'a_b', 'a'.repeat(33), 7, 'ä']) {
    test(`can't begin with ${JSON.stringify(cookiePrefix)}`, () => {
      const providers = [{ type: 'github', clientId: 'id', clientSecret: 'secret' }];
      const settings = {
        secret,
        baseUrl: 'https://a.example',
        providers,
        cookiePrefix: cookiePrefix as string,
      };
      assert.throws(() => createOAuthEndpoint(settings), /cookiePrefix: /);
    });
  }
});

describe('cookies of a neighbour', () => {
  test('of whatever names and sizes neither take room of ours nor end anything', async () => {
    const site = await openSite(byRequest, { url: 'https://app.example' });
    try {
      await site.login('?mode=popup');
      const own = new Map(site.browser.cookies);
      const start = [...own.keys()][0]?.replace(/(?:session|epoch)\..*/, '') ?? '';
      const part = fc.constantFrom(
        'session',
        'epoch',
        'forgotten',
        'flow',
        'outcome',
        'kept',
        '~x~session',
        '',
      );
      const tail = fc.constantFrom(
        '',
        '.x',
        '.stub',
        '.stub.',
        '.stub.7',
        '.stub.3',
        '.stub.0.0',
        '.stub.00',
        '.other.0',
        '.zzzzzzzzzzzzz',
      );
      const head = fc.constantFrom(
        'oauth-',
        '__Host-oauth-',
        start,
        start.toLowerCase(),
        start.slice('__Host-Http-'.length),
        `${start}-`,
      );
      const strange = fc
        .record({ head, part, tail, size: fc.integer({ min: 0, max: 7000 }), first: fc.boolean() })
        .filter(({ head: a, part: b, tail: c }) => !own.has(a + b + c));
      await fc.assert(
        fc.asyncProperty(fc.array(strange, { maxLength: 6 }), async (neighbours) => {
          const theirs = neighbours.map(
            (each) => [`${each.head}${each.part}${each.tail}`, 'x'.repeat(each.size)] as const,
          );
          const browser = new Browser(site.send, 'https://app.example');
          const all = [...theirs.filter((_, index) => neighbours[index]?.first), ...own, ...theirs];
          const cookie = all.map((pair) => pair.join('=')).join('; ');
          const asked = await site.send({
            target: `${site.base}/session`,
            headers: { cookie, 'sec-fetch-site': 'same-origin' },
          });
          const { authorizations } = (await asked.json()) as { authorizations: unknown[] };
          assert.equal(authorizations.length, 1);
          const begun = await site.send({
            target: `${site.base}/login/stub?mode=popup`,
            headers: {
              cookie,
              'sec-fetch-mode': 'navigate',
              'sec-fetch-dest': 'document',
              'sec-fetch-site': 'none',
            },
          });
          assert.equal(begun.status, 303);
          browser.take(begun.headers.getSetCookie().filter((set) => !set.includes('Max-Age=0')));
          // The new login, and the epoch as it was.
          assert.equal(browser.cookies.size, 2);
          assert.equal([...browser.cookies].filter(([name, value]) => own.get(name) === value).length, 1);
        }),
        { seed: 4, numRuns: 150 },
      );
    } finally {
      await site.close();
    }
  });
});

describe('a cookie whose name only resembles ours', () => {
  const jar = new CookieJar({
    origin: 'https://app.example',
    endpointUrl: 'https://app.example/api/oauth',
    cookiePrefix: 'oauth',
  });
  const name = jar.name('session.github.0');

  test('is another one, whatever stands before or behind the name', () => {
    // Each passes the browser's rules for `__Host-`, so that a subdomain can set it.
    for (const blank of ['\u00a0', '\u0085', '\u2000', '\u3000', '\ufeff', '\u2028', '\v', '\f', '\r', '\n'])
      for (const cookie of [`${blank}${name}=1`, `${name}${blank}=1`, `a=b;${blank} ${name}=1`])
        assert.equal(parseCookies(cookie).get(name), undefined, JSON.stringify(cookie));
    for (const cookie of [`${name}=1`, ` \t${name}\t =\t1 \t`, `a=b;${name}=1;${name}=2`])
      assert.equal(parseCookies(cookie).get(name), '1', JSON.stringify(cookie));
  });

  test('is not read from the bytes that Node gets', async () => {
    const site = await openSite(byHttp);
    try {
      await site.login('?mode=popup');
      const own = [...site.browser.cookies].map(([key, value]) => `${key}=${value}`);
      const ids = async (cookie: string): Promise<number> => {
        const response = await site.send({ target: '/api/oauth/session', headers: { ...asking, cookie } });
        return ((await response.json()) as WireSession).authorizations.length;
      };
      assert.equal(await ids(own.join('; ')), 1);
      assert.equal(await ids(own.map((cookie) => `\u00a0${cookie}`).join('; ')), 0);
    } finally {
      await site.close();
    }
  });
});
