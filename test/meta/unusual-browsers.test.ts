import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { storeFlow, readStoredFlow, tabStorage } from '../../src/session/cross-origin/redirect-storage.js';
import { warnDeveloper } from '../../src/session/developer-console.js';
import { loginUrl } from '../../src/session/login/login-options.js';
import { openChannel } from '../../src/session/tabs/open-channel.js';
import { nonsenseText } from '../support/hostile-values.js';

const denied = (): never => {
  throw new DOMException('denied', 'SecurityError');
};

/** A page on which these properties throw as soon as they are touched. */
const pageThatDenies = (name: string): never => Object.defineProperty({}, name, { get: denied }) as never;

describe('in odd surroundings, a click never ends in an exception:', () => {
  test('an address to log in at is one of the endpoint’s, whatever text is the provider', () => {
    const place = { href: 'https://shop.example/here', origin: 'https://shop.example' } as Location;
    const endpoint = 'https://shop.example/api/oauth';
    fc.assert(
      fc.property(nonsenseText, nonsenseText, (provider, text) => {
        const flow = { label: 'x', provider, mode: 'popup' } as const;
        const options = { scope: [text], returnTo: text, completePage: text };
        const url = new URL(loginUrl(endpoint, flow, options, place));
        assert.equal(url.origin, 'https://shop.example');
        const isPath = url.pathname.startsWith('/api/oauth/login/');
        // A path that consists of dots leads to another of the endpoint's.
        assert.ok(isPath || /^\.{0,2}$/.test(provider.replace(/\p{Cs}/gu, '')), url.pathname);
      }),
      { seed: 20261128, numRuns: 500 },
    );
  });

  test('a page that denies channels has none', () => {
    assert.equal(openChannel('x', pageThatDenies('BroadcastChannel')), undefined);
    assert.equal(openChannel('x', { BroadcastChannel: denied as never }), undefined);
  });

  test('a page that denies storage, or every reading of it, keeps nothing', () => {
    assert.equal(tabStorage(pageThatDenies('sessionStorage')), undefined);
    assert.equal(tabStorage({ sessionStorage: { getItem: denied } } as never), undefined);
    assert.equal(tabStorage({ sessionStorage: null } as never), undefined);
  });

  test('a storage that is full keeps nothing', () => {
    const full = { getItem: () => null, removeItem: () => undefined, setItem: denied };
    storeFlow(full, 'x', { provider: 'github', verifier: 'v', returnTo: '/', endpoint: '/' });
    assert.equal(readStoredFlow(full, 'x'), undefined);
  });

  test('two copies of the package tell the developer of a page once', async () => {
    const again = '../../src/session/developer-console.js?another-copy';
    const other = (await import(again)) as { warnDeveloper: typeof warnDeveloper };
    assert.notEqual(other.warnDeveloper, warnDeveloper);
    const told: string[] = [];
    const page = {
      document: { querySelector: () => null },
      console: { warn: (text: string) => told.push(text) },
    } as never;
    for (const tell of [warnDeveloper, other.warnDeveloper, warnDeveloper]) tell(page, 'subject', 'Cure it.');
    assert.deepEqual(told, ['oauth-elements: subject: Cure it.']);
  });
});
