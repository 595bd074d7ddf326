import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { visiting } from '../../../support/browser-with-cookies.js';
import { errorOf, openSite } from '../../../support/site.js';
import { makeStore } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';
import { hour, onStore, sessionEntries } from './stored-site.js';

describe('a store that holds what this endpoint did not write', () => {
  const hostile: Readonly<Record<string, (value: string, other: string) => string>> = {
    'an empty text': () => '',
    'half of the entry': (value) => value.slice(0, value.length / 2),
    "another version's entry": (value) => value.replace(/^1\./, '2.'),
    'JSON in the clear': () => '{"provider":"stub","user":{"id":"eve"}}',
    'a value of 2 MB': () => `1.${'A'.repeat(2_000_000)}`,
    'the entry of another session': (_, other) => other,
    'one character changed': (value) => {
      const at = value.length - 40;
      return value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
    },
  };
  for (const [what, change] of Object.entries(hostile))
    test(
      `counts as signed out, and the operator hears of it once: ${what}`,
      onStore(async (site, store) => {
        await site.login('?mode=popup');
        const [key = ''] = sessionEntries(store);
        const value = store.entries.get(key)?.value ?? '';
        const eve = site.newBrowser();
        site.stub.user = { sub: 'eve' };
        await site.back(site.stub.approve(await site.begin('?mode=popup', 'stub', eve)), eve);
        const other = sessionEntries(store).find((each) => each !== key) ?? '';
        const until = site.now + hour;
        store.entries.set(key, { value: change(value, store.entries.get(other)?.value ?? ''), until });
        assert.deepEqual(await site.ids(), []);
        assert.deepEqual(await site.ids(), []);
        assert.deepEqual(
          site.logged.map(({ code }) => code),
          ['stored_session_unreadable'],
        );
        assert.deepEqual((await site.session(eve)).authorizations[0]?.user?.id, 'eve');
      }),
    );

  test('and what another app sealed with another secret', async () => {
    const store = makeStore();
    const other = await openSite(byRequest, {
      settings: { store, secret: 'another secret of forty characters, yes' },
    });
    try {
      await other.login('?mode=popup');
      const site = await openSite(byRequest, { providersOf: other, settings: { store } });
      for (const [name, value] of other.browser.cookies) site.browser.cookies.set(name, value);
      assert.deepEqual(await site.ids(), []);
      await site.close();
    } finally {
      await other.close();
    }
  });
});

describe('a store that fails', () => {
  const targets = ['session', 'token', 'logout', 'token/save', 'proxy/stub/x'];
  for (const target of targets)
    test(
      `makes ${target} answer store_unavailable (503) with Retry-After, and no cookie changes`,
      onStore(
        async (site, store) => {
          await site.login('?mode=popup');
          const before = site.browser.cookieHeader;
          store.before = () => Promise.reject(new Error('redis://user:password@host refused'));
          const response =
            target === 'session'
              ? await site.browser.ask(`${site.base}/session`)
              : await site.browser.post(`${site.base}/${target}`);
          assert.equal(response.status, 503);
          assert.equal(response.headers.get('retry-after'), '5');
          assert.equal(await errorOf(response), 'store_unavailable');
          assert.deepEqual(response.headers.getSetCookie(), []);
          assert.equal(site.browser.cookieHeader, before);
          assert.deepEqual(
            site.logged.map(({ code }) => code),
            ['store_unavailable'],
          );
          assert.ok(!JSON.stringify(site.logged).includes('password'));
          store.before = undefined;
          assert.deepEqual(await site.ids(), ['stub']);
        },
        { stub: (stub) => ({ tokens: 'proxy', apiBases: [stub.url] }) },
      ),
    );

  test(
    'lets nobody in: the login ends with store_unavailable, and its tokens are revoked',
    onStore(
      async (site, store) => {
        const address = await site.begin('?mode=popup');
        store.before = () => Promise.reject(new Error('down'));
        const { pathname, search } = new URL(site.stub.approve(address));
        const response = await site.send({
          target: pathname + search,
          headers: { ...visiting, cookie: site.browser.cookieHeader },
        });
        assert.ok((await response.text()).includes('store_unavailable'));
        assert.equal(site.browser.names('-session').length, 0);
        store.before = undefined;
        assert.deepEqual(await site.ids(), []);
        assert.deepEqual(
          site.stub.made('access'),
          site.stub.revoked.filter((token) => token.startsWith('access')),
        );
      },
      { stub: (stub) => ({ revocationEndpoint: `${stub.url}/revoke` }) },
    ),
  );
});
