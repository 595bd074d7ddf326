import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint, type AtomicStore } from '../../../src/endpoint/index.js';
import { memoryStore } from '../../../src/stores/memory/memory-store.js';
import { Browser } from '../../support/browser-with-cookies.js';
import { startHonest, startHostile, type RealProvider } from '../../support/hostile-provider.js';
import { secret, siteUrl } from '../../support/site.js';
import { byHttp } from '../../support/transports.js';
import { signedInWith } from '../../support/signed-in.js';

const client = { clientId: 'public-client-id', clientSecret: 'stub-secret-never-to-be-seen' };
const base = `${siteUrl}/api/oauth/redirect`;
const byDomain = { redirectMatch: 'domain' };
const headers = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };

const at = ({ url }: RealProvider) => ({
  ...client,
  ...{
    authorizationEndpoint: `${url}/authorize`,
    tokenEndpoint: `${url}/token`,
    userEndpoint: `${url}/user`,
  },
});

const follow = async (address: string): Promise<URL> => {
  const response = await fetch(address, { redirect: 'manual' });
  return new URL(response.headers.get('location') ?? assert.fail(String(response.status)));
};

const begin = async (browser: Browser, provider: string): Promise<string> =>
  (await browser.visit(`/api/oauth/login/${provider}`)).headers.get('location') ?? assert.fail('not begun');

interface Scene {
  readonly shared?: AtomicStore;
  /** How the honest provider compares redirect URLs. */
  readonly compares?: object;
}

/**
 * The hostile provider has the victim's code sent to its own address, gets it with the exchange, and brings it back in a login of the
 * attacker's, changed by `change`.
 */
async function attack(change: (code: string) => string, { shared, compares = byDomain }: Scene = {}) {
  const [honest, hostile] = await Promise.all([startHonest(client.clientId), startHostile()]);
  const closing = [honest.close, hostile.close];
  const open = async () => {
    const endpoint = createOAuthEndpoint({
      ...{ secret, baseUrl: siteUrl, log: false, ...(shared ? { store: shared } : {}) },
      providers: [
        { id: 'honest', ...at(honest), ...compares, pkce: false },
        { id: 'hostile', ...at(hostile) },
      ],
    });
    const { send, close } = await byHttp.open(endpoint, siteUrl);
    closing.push(close);
    return send;
  };
  try {
    // What it compares comes to the same.
    honest.registered = [`${base}/honest`, `${base}/hostile`];
    hostile.lure = { authorize: `${honest.url}/authorize`, clientId: client.clientId };
    const ofVictim = await open();
    const victim = new Browser(ofVictim, siteUrl);
    const lured = await follow((await follow(await begin(victim, 'hostile'))).href);
    const [code = ''] = honest.codes;
    await victim.visit(lured.pathname + lured.search, headers);
    assert.equal(hostile.calls.find((call) => call.path === '/token')?.form.get('code'), code);

    const attacker = new Browser(shared ? await open() : ofVictim, siteUrl);
    const state = new URL(await begin(attacker, 'honest')).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ code: change(code), state }).toString();
    const response = await attacker.visit(`/api/oauth/redirect/honest?${query}`, headers);
    const { error } = (await response.json()) as { error?: string };
    const exchanged = honest.count('/token');
    const isSignedIn = (await signedInWith(attacker)).length > 0;

    const back = await follow(await begin(attacker, 'honest'));
    const own = await attacker.visit(back.pathname + back.search, headers);
    assert.deepEqual(await signedInWith(attacker), own.status === 303 ? ['honest'] : []);
    return { error, exchanged, isSignedIn, own: own.status };
  } finally {
    await Promise.all(closing.map((close) => close()));
  }
}

describe('a code of a provider that compares only the domain of redirect URLs, which another provider got', () => {
  const refused = { error: 'state_mismatch', exchanged: 0, isSignedIn: false, own: 303 };
  for (const [what, change] of [
    ['as it is', (code: string) => code],
    ['with spaces around it', (code: string) => ` ${code}\t`],
    ['with a line break after it', (code: string) => `${code}\r\n`],
    ['with the prefix of a UUID', (code: string) => `urn:uuid:${code}`],
    ['with zeros before it', (code: string) => `00${code}`],
    ['with other signs in it', (code: string) => code.replace('-', '_')],
  ] as const)
    test(`signs nobody in, and is not exchanged: ${what}; an own login then succeeds`, async () => {
      assert.deepEqual(await attack(change), refused);
    });

  test('signs nobody in at a provider that accepts paths below the address that is still registered', async () => {
    assert.deepEqual(await attack((code) => code, { compares: { acceptsSubpaths: true } }), refused);
  });

  test('is refused by another process that shares the store', async () => {
    assert.deepEqual(await attack((code) => code, { shared: memoryStore() }), refused);
  });
});
