import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Browser } from '../../../support/browser-with-cookies.js';
import { openSite, type Site } from '../../../support/site.js';
import { makeStore, type StoreForTests } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';

interface Measured {
  readonly site: Site;
  readonly store: StoreForTests;
  /** Signed in with the provider whose API pages call through the proxy. */
  readonly proxied: Browser;
  post(path: string, body?: object): Promise<Response>;
}

/** What a request asks of the store, in order. The documentation has how many these are. */
const requests: readonly (readonly [string, string, (measured: Measured) => Promise<unknown>])[] = [
  ['GET /login', '', ({ site }) => site.begin('?mode=popup')],
  ['GET /session, signed out', '', ({ site }) => site.session()],
  ['GET /providers', '', ({ site }) => site.browser.ask(`${site.base}/providers`)],
  ['GET /redirect', 'setIfAbsent addToIndex setIfAbsent', ({ site }) => site.login('?mode=popup')],
  ['GET /session', 'get', ({ site }) => site.session()],
  ['POST /token', 'get', ({ post }) => post('/token', { provider: 'stub' })],
  [
    'GET /proxy',
    'get get',
    ({ site, proxied }) => proxied.ask(`${site.base}/proxy/openid/user`, { 'x-oauth-elements': '1' }),
  ],
  ['GET /sessions', 'get membersOf get', ({ site }) => site.browser.ask(`${site.base}/sessions`)],
  [
    'POST /token, refreshed',
    'get setIfAbsent setIfAbsent delete compareAndSet compareAndSet get addToIndex compareAndSet compareAndSet',
    ({ site, post }) => {
      site.now += 3_590_000;
      return post('/token', { provider: 'stub' });
    },
  ],
  [
    'POST /logout',
    'get get set removeFromIndex get setIfAbsent',
    ({ post }) => post('/logout', { provider: 'stub' }),
  ],
];

describe('what one request asks of the store', () => {
  const asked = new Map<string, string>();

  test('is what the documentation counts, one call for a session that is read', async () => {
    const store = makeStore();
    const site = await openSite(byRequest, {
      settings: { store },
      stub: { tokens: 'page' },
      openid: ({ url }: { url: string }) => ({ tokens: 'proxy', apiBases: [`${url}/`] }),
    });
    store.now = () => site.now;
    const post = (path: string, body: object = {}) => site.browser.post(site.base + path, body);
    const proxied = site.newBrowser();
    try {
      await site.back(site.openid.approve(await site.begin('?mode=popup', 'openid', proxied)), proxied);
      for (const [name, , run] of requests) {
        store.asked.length = 0;
        const answer = await run({ site, store, proxied, post });
        // A request that is refused early would ask for less.
        if (answer instanceof Response) assert.ok(answer.ok, `${name}: ${String(answer.status)}`);
        // What the answer did not wait for.
        await new Promise((resolve) => setImmediate(resolve));
        asked.set(name, store.asked.join(' '));
      }
    } finally {
      await site.close();
    }
    assert.deepEqual(
      Object.fromEntries(asked),
      Object.fromEntries(requests.map(([name, calls]) => [name, calls])),
    );
    const documented = readFileSync(new URL('../../../../docs/many-machines.md', import.meta.url), 'utf8');
    for (const [name, calls] of requests) {
      const count = calls.split(' ').filter(Boolean).length;
      const row = `| \`${name.replace(/, .*/, '')}\`${/, .*/.exec(name)?.[0] ?? ''} | ${count} |`;
      assert.ok(documented.includes(row), `docs/many-machines.md lacks: ${row}`);
    }
  });
});
