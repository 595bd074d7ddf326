import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeProtectedHeader, exportPKCS8, exportSPKI, generateKeyPair, importSPKI, jwtVerify } from 'jose';
import type { WireSession } from '../../src/protocol/wire.js';
import { AppleOAuthProvider, createOAuthEndpoint } from '../../src/endpoint/index.js';
import { apple as entry } from '../../src/providers/catalog/apple.js';
import { Browser } from '../support/browser-with-cookies.js';
import { QuirkProvider } from '../support/quirks/quirk-provider.js';
import { exactId } from '../support/quirks/quirk-answers.js';
import { byRequest } from '../support/transports.js';
import { problemsOf } from './authorization-url.js';

const keys = generateKeyPair('ES256', { extractable: true });
const own = { teamId: 'TEAM123456', keyId: 'KEY1234567' };
const url = 'https://app.example';

/** A provider that plays Apple: it verifies the client secret, and posts its callback. */
class Apple extends QuirkProvider {
  constructor() {
    super('apple', entry);
  }

  override get usesPkce(): boolean {
    return true;
  }
}

async function openSite() {
  const { privateKey, publicKey } = await keys;
  const apple = new Apple();
  let now = Date.now();
  const endpoint = createOAuthEndpoint(
    {
      secret: 'a secret of forty characters for testing',
      baseUrl: url,
      providers: [
        new AppleOAuthProvider({
          ...{ clientId: 'quirk-client', ...own },
          privateKey: await exportPKCS8(privateKey),
        }),
      ],
      log: false,
    },
    { fetch: apple.fetch, now: () => now },
  );
  const { send } = await byRequest.open(endpoint, url);
  const browser = new Browser(send, url);
  const publicText = await exportSPKI(publicKey);
  return {
    ...{ apple, endpoint, browser },
    turn: (seconds: number) => (now += seconds * 1000),
    /** Every client secret that it received so far, verified. */
    async secrets() {
      const key = await importSPKI(publicText, 'ES256');
      const texts = apple.received.flatMap(({ fields }) => fields.get('client_secret') ?? []);
      for (const text of texts) {
        const { payload } = await jwtVerify(text, key, {
          ...{ issuer: own.teamId, audience: 'https://appleid.apple.com', subject: 'quirk-client' },
          ...{ algorithms: ['ES256'], currentDate: new Date(now) },
        });
        assert.equal(decodeProtectedHeader(text).kid, own.keyId);
        assert.ok((payload.exp ?? 0) - (payload.iat ?? 0) <= 180 * 86_400);
      }
      return texts;
    },
    /** Apple posts the callback from its own site; our page posts it again. */
    async login(more: Readonly<Record<string, string>> = {}) {
      const begun = await browser.visit('/api/oauth/login/apple');
      const asked = new URL(begun.headers.get('location') ?? '');
      assert.equal(asked.searchParams.get('response_mode'), 'form_post');
      const fields = new URL(apple.approve(asked.href)).searchParams;
      for (const [name, value] of Object.entries(more)) fields.set(name, value);
      if (more['error']) fields.delete('code');
      const post = (site: string, body: string, withCookies: boolean): Promise<Response> => {
        const asked = {
          ...{ method: 'POST', target: '/api/oauth/redirect', body },
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            'sec-fetch-site': site,
            'sec-fetch-mode': 'navigate',
            'sec-fetch-dest': 'document',
            accept: 'application/json, text/html;q=0.9',
          },
        };
        return withCookies ? browser.send(asked) : send(asked);
      };
      const page = await (await post('cross-site', fields.toString(), false)).text();
      const inputs = [...page.matchAll(/name="([^"]*)" value="([^"]*)"/g)];
      const text = (html: string): string =>
        html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal: string, hex: string, name: string) =>
          decimal
            ? String.fromCodePoint(Number(decimal))
            : hex
              ? String.fromCodePoint(parseInt(hex, 16))
              : ({ quot: '"', amp: '&', lt: '<', gt: '>', apos: "'" }[name] ?? ''),
        );
      const again = new URLSearchParams(inputs.map(([, name = '', value = '']) => [name, text(value)]));
      return post('same-origin', again.toString(), true);
    },
    async user() {
      const response = await browser.ask('/api/oauth/session');
      return ((await response.json()) as WireSession).authorizations[0]?.user;
    },
  };
}

const first = JSON.stringify({
  name: { firstName: 'Ada', lastName: 'Lovelace' },
  email: 'evil@example.com',
  sub: 'somebody-else',
});

describe('Apple', () => {
  test('signs in by a posted callback, and the name of the first login stays as long as the session', async () => {
    const site = await openSite();
    site.apple.drift = { claims: { is_private_email: 'true' } };
    const response = await site.login({ user: first });
    assert.equal(response.status, 303, await response.text());
    const expected = { id: exactId, name: 'Ada Lovelace', email: 'ada@example.com', is_private_relay: true };
    const { id, name, email, is_private_relay } = (await site.user()) ?? {};
    assert.deepEqual({ id, name, email, is_private_relay }, expected);
    // Apple tells the name only once: a further login of the same person keeps it.
    await site.login();
    assert.equal((await site.user())?.name, 'Ada Lovelace');
    // Of another person it is not.
    site.apple.drift = { claims: { sub: 'eve' } };
    await site.login();
    const other = await site.user();
    assert.deepEqual([other?.id, other?.name], ['eve', null]);
  });

  for (const [value, relay] of [
    ['true', true],
    [true, true],
    ['false', false],
    [false, false],
    [undefined, false],
    [1, false],
  ] as const)
    test(`with is_private_email ${JSON.stringify(value)} says is_private_relay ${relay}`, async () => {
      const site = await openSite();
      site.apple.drift = { claims: { is_private_email: value } };
      await site.login();
      assert.equal((await site.user())?.is_private_relay, relay);
    });

  const hostile: [string, string, string | null][] = [
    ['no JSON', '{', null],
    ['null', 'null', null],
    ['a list', '[1]', null],
    ['a text', '"Ada"', null],
    ['a name that is a text', '{"name":"Ada"}', null],
    ['names of other types', '{"name":{"firstName":{"a":1},"lastName":7}}', null],
    ['one name alone', '{"name":{"lastName":"Lovelace"}}', 'Lovelace'],
    ['line breaks and text that turns', '{"name":{"firstName":"A\\nd\\u202ea","lastName":" "}}', 'A d a'],
    [
      'names without end',
      JSON.stringify({ name: { firstName: 'a'.repeat(500), lastName: 'b' } }),
      `${'a'.repeat(100)} b`,
    ],
    ['5,000 characters', JSON.stringify({ name: { firstName: 'a'.repeat(5000) } }), null],
    ['a prototype', '{"__proto__":{"name":{"firstName":"Eve"}}}', null],
  ];
  for (const [what, user, name] of hostile)
    test(`takes of a forged user (${what}) at most a name`, async () => {
      const site = await openSite();
      const response = await site.login({ user });
      assert.equal(response.status, 303);
      const found = await site.user();
      assert.deepEqual([found?.id, found?.name, found?.email], [exactId, name, 'ada@example.com']);
    });

  test('gets a client secret signed with ES256, renewed before it expires, at every endpoint that wants it', async () => {
    const site = await openSite();
    await site.login();
    const headers = () => new Headers({ cookie: site.browser.cookieHeader });
    const refreshed = async (): Promise<void> => {
      const authorization = await site.endpoint.authorization({ headers: headers() }, 'apple');
      await authorization?.getToken({ force: true });
      site.browser.take(authorization?.setCookies ?? []);
    };
    await refreshed();
    assert.equal(new Set(await site.secrets()).size, 1);
    site.turn(3300);
    site.apple.received.length = 0;
    await refreshed();
    await site.browser.post('/api/oauth/logout', { provider: 'apple' });
    const what = site.apple.received.map((received) => received.what);
    assert.deepEqual(what.slice(0, 1), ['refresh']);
    assert.ok(what.includes('revoke'), what.join());
    assert.equal(new Set(await site.secrets()).size, 1);
  });

  test('says that the person cancelled by its own code, as access_denied', async () => {
    const site = await openSite();
    await site.login({ error: 'user_cancelled_authorize' });
    const response = await site.browser.ask('/api/oauth/session');
    const { authorizations, outcome } = (await response.json()) as WireSession;
    assert.deepEqual([authorizations, outcome?.error], [[], 'access_denied']);
    assert.equal(site.apple.received.length, 0);
  });

  test('names every wrong setting with its cure, and prints no key', async () => {
    const { privateKey } = await keys;
    const pem = await exportPKCS8(privateKey);
    const p384 = await exportPKCS8((await generateKeyPair('ES384', { extractable: true })).privateKey);
    const apple = { type: 'apple', clientId: 'com.example.site', ...own, privateKey: pem };
    assert.deepEqual(problemsOf(apple), []);
    assert.deepEqual(problemsOf({ ...apple, privateKey: pem.replaceAll('\n', '\\n') }), []);
    for (const [change, setting] of [
      [{ privateKey: undefined }, 'privateKey: is missing'],
      [{ teamId: undefined }, 'teamId: is missing'],
      [{ keyId: 'short' }, 'keyId: must be the ten letters and digits'],
      [{ privateKey: 'AuthKey_KEY1234567.p8' }, 'privateKey: must be the whole text of the .p8 file'],
      [{ privateKey: pem.slice(0, 80) }, 'privateKey: must be the whole text of the .p8 file'],
      [{ privateKey: p384 }, 'privateKey: must be a key of the curve P-256'],
      [{ privateKey: 7 }, 'privateKey: must be the whole text of the .p8 file'],
    ] as const) {
      const [problem = '', ...others] = problemsOf({ ...apple, ...change });
      assert.ok(problem.startsWith(`providers[0].${setting}`), problem);
      assert.deepEqual(others, []);
      assert.ok(!problem.includes(pem.slice(40, 80)), 'a part of the key is printed');
    }
  });
});
