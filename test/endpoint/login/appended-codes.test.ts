import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint, type OperatorLogEntry } from '../../../src/endpoint/index.js';
import { memoryStore } from '../../../src/stores/memory/memory-store.js';
import { Browser } from '../../support/browser-with-cookies.js';
import { startHonest, startHostile, type RealProvider } from '../../support/hostile-provider.js';
import { linksOf, newAttempt } from '../../support/other-origin-login.js';
import { secret, siteUrl } from '../../support/site.js';
import { byHttp } from '../../support/transports.js';

const origin = 'https://docs.example.com';
const returnUrl = `${origin}/oauth-return.html`;
/** As the honest provider appends it to whatever address it was given. */
const code = 'code-of-the-victim';
const appended = `?code=${code}`;

const at = ({ url }: RealProvider) => ({
  ...{ clientId: 'public-client-id', clientSecret: 'stub-secret-never-to-be-seen' },
  authorizationEndpoint: `${url}/authorize`,
  tokenEndpoint: `${url}/token`,
  userEndpoint: `${url}/user`,
});

/** What the victim's browser gets for an address, with the code at its end, that the honest provider was told to send them to. */
async function visit(
  address: (state: string) => string,
  { more = {}, shared = false, compares = { redirectMatch: 'domain' } }: Scene = {},
) {
  const logged: OperatorLogEntry[] = [];
  const [honest, hostile] = await Promise.all([startHonest('public-client-id'), startHostile()]);
  const endpoint = createOAuthEndpoint({
    ...{ secret, baseUrl: siteUrl, log: (entry) => logged.push(entry) },
    ...(shared ? { store: memoryStore() } : {}),
    clients: [{ id: 'docs', origins: [origin], returnUrls: [returnUrl] }],
    providers: [
      { id: 'honest', ...at(honest), ...compares, pkce: false },
      { id: 'hostile', ...at(hostile), pageParams: ['hd'], callbackFields: ['device'], ...more },
    ],
  });
  const { send, close } = await byHttp.open(endpoint, siteUrl);
  try {
    const victim = new Browser(send, siteUrl);
    const { flow, challenge } = newAttempt();
    const login = new URLSearchParams({ client: 'docs', origin, flow, challenge, mode: 'redirect' });
    const { goOn } = await linksOf(await victim.visit(`/api/oauth/login/hostile?${login.toString()}`));
    const path = address(new URL(goOn).searchParams.get('state') ?? '') + appended;
    const response = await victim.visit(path, { 'sec-fetch-site': 'cross-site' });
    const told = new URL(response.headers.get('location') ?? siteUrl, siteUrl);
    return {
      /** Everything that leaves for somewhere else, or could be read there. */
      seen: [...response.headers, await response.text(), decodeURIComponent(told.href)].join('\n'),
      error: new URLSearchParams(told.hash.slice(1)).get('error'),
      sent: hostile.count('/token') + hostile.count('/user'),
      codes: logged.map((entry) => entry.code),
      logged: JSON.stringify(logged),
    };
  } finally {
    await Promise.all([close(), honest.close(), hostile.close()]);
  }
}

interface Scene {
  /** Settings of the hostile provider. */
  readonly more?: object;
  readonly shared?: boolean;
  /** How the honest provider compares redirect URLs. */
  readonly compares?: object;
}

describe('a code that a provider appends to another parameter of an address here', () => {
  const callback = (parameters: string) => (state: string) =>
    `/api/oauth/redirect/hostile?state=${state}&${parameters}`;
  const name = { callbackNameFn: (query: ReadonlyMap<string, string>) => query.get('nick') ?? null };

  for (const [what, address, scene] of [
    ['the words of an error', callback('error=server_error&error_description=x'), {}],
    ['the words of an error, with a store', callback('error=x&error_description=x'), { shared: true }],
    [
      'the words of an error, of a provider that accepts paths below its own',
      callback('error=x&error_description=x'),
      { compares: { acceptsSubpaths: true } },
    ],
    ['another code', callback('code=x'), {}],
    ['a field that the token request repeats', callback('code=x&device=x'), {}],
    ['the name of the user', callback('code=x&nick=x'), { more: name }],
  ] as readonly [string, (state: string) => string, Scene][])
    test(`reaches neither another provider nor another site by ${what}`, async () => {
      const { seen, error, sent, codes } = await visit(address, scene);
      assert.ok(!seen.includes(code), seen);
      assert.deepEqual([error, sent, codes.includes('code_in_parameter')], ['invalid_request', 0, true]);
    });

  for (const parameter of ['login_hint', 'parameters.hd', 'parameters.acr_values'])
    test(`reaches no other provider by ${parameter} of a page`, async () => {
      const { seen, sent, codes } = await visit(() => `/api/oauth/login/hostile?${parameter}=x`);
      assert.ok(!seen.includes(code), seen);
      assert.deepEqual([sent, codes.includes('code_in_parameter')], [0, true]);
    });

  for (const address of [
    '/api/oauth/login/hostile?scope=x',
    '/api/oauth/login/hostile?complete_page=x',
    '/api/oauth/login/hostile?client=x',
    '/api/oauth/login/hostile?parameters.y',
  ])
    test(`stands in no log, where nobody has used it yet: ${address}`, async () => {
      const { seen, sent, logged } = await visit(() => address);
      assert.ok(!logged.includes(code), logged);
      assert.ok(!seen.includes(code), seen);
      assert.equal(sent, 0);
    });

  test('is nothing to be refused where each provider compares whole redirect URLs', async () => {
    const { seen } = await visit(() => '/api/oauth/login/hostile?login_hint=x', { compares: {} });
    assert.ok(seen.includes(`login_hint=x${appended}`), seen);
  });

  test('is not looked for in what nobody gets: an error of a provider may name an address with a code of its own', async () => {
    const parameters =
      'error=access_denied&error_uri=https://id.example/error?code=65004&iss=https://id.example/';
    const { error } = await visit(callback(parameters));
    assert.equal(error, 'access_denied');
  });
});

describe('a token or code in the fragment of the address of a login', () => {
  test('is not what the browser goes on to the provider with: the redirect has a fragment of its own', async () => {
    const { seen } = await visit(() => '/api/oauth/login/hostile?unread=x');
    assert.match(/^location,.*$/m.exec(seen)?.[0] ?? '', /\/authorize\?[^#]*#$/);
  });
});
