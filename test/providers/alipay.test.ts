import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alipay as entry } from '../../src/providers/catalog/alipay.js';
import { fetchRawUser } from '../../src/endpoint/provider-calls/user/fetch-raw-user.js';
import { OAuthProvider } from '../../src/providers/index.js';
import type { Drift } from '../support/quirks/drift.js';
import { answering, jsonResponse } from '../support/quirks/storm/answers.js';
import { attemptLogin } from '../support/quirks/storm/login-attempt.js';
import { exactId } from '../support/quirks/quirk-answers.js';
import { QuirkProvider } from '../support/quirks/quirk-provider.js';
import { openQuirkSite, type QuirkSite } from '../support/quirks/quirk-site.js';
import { client } from '../support/quirks/received.js';
import { rsaSignature, signingKeys } from '../support/quirks/signing-keys.js';
import { problemsOf } from './authorization-url.js';

const settings = { privateKey: signingKeys.app.privateKey, publicKey: signingKeys.provider.publicKey };
const open = (more: object = {}): Promise<QuirkSite> =>
  openQuirkSite(new QuirkProvider('alipay', entry), { settings: more });

const { tokenAnswerUnder } = entry;
const { answerUnder } = entry.userRequest;

/** An answer of the provider's own key. */
const signed = (member: string, value: unknown, by: 'provider' | 'stranger' = 'provider'): Response =>
  jsonResponse(`{"${member}":${JSON.stringify(value)},"sign":"${rsaSignature(JSON.stringify(value), by)}"}`);

const refused = async (drift: Drift): Promise<[code: string, asked: readonly string[]]> => {
  const site = await open();
  site.provider.drift = drift;
  const { code, asked, authorization, hasSessionCookie } = await attemptLogin(site);
  assert.deepEqual([authorization, hasSessionCookie], [undefined, false]);
  return [code, asked];
};

const tokens = { access_token: 'a-token', user_id: exactId, expires_in: 300 };

describe('Alipay', () => {
  test('gets every request signed with the key of the app, which no request, answer or page holds', async () => {
    const site = await open();
    const { authorization } = await attemptLogin(site);
    assert.equal(authorization?.user?.id, exactId);
    assert.deepEqual(site.provider.problems, []);
    const base64 = settings.privateKey.replace(/-----[^-]+-----|\s/g, '').slice(0, 60);
    const seen = [...site.browser.seen, ...site.provider.received.map(({ url }) => url.href)].join();
    assert.ok(!seen.includes(base64));
    for (const { url, method } of site.provider.received)
      assert.deepEqual([url.search, method], ['', 'POST']);
  });

  test('gets a new time and signature with each refresh', async () => {
    const site = await open();
    assert.equal((await site.login()).status, 303);
    site.pass(60_000);
    const headers = new Headers({ cookie: site.browser.cookieHeader });
    const authorization = await site.endpoint.authorization({ headers }, 'alipay');
    await authorization?.getToken({ force: true });
    assert.deepEqual(site.provider.problems, []);
    const times = site.provider.received.map(({ fields }) => fields.get('timestamp'));
    assert.equal(new Set(times).size, 2);
  });

  test('has open_id as the id, and older apps user_id by a setting, never the one for the other', async () => {
    const answers = { open_id: 'open-1', user_id: '2088000000000001', code: '10000', msg: 'Success' };
    for (const [idField, id] of [
      ['open_id', 'open-1'],
      ['user_id', '2088000000000001'],
    ] as const) {
      const site = await open({ idField });
      site.provider.drift = { user: () => answers };
      assert.equal((await attemptLogin(site)).authorization?.user?.id, id);
      const { [idField]: _, ...others } = answers;
      site.provider.drift = { user: () => others };
      assert.equal((await attemptLogin(site)).code, 'user_fetch_failed');
    }
  });

  const unsigned: [string, Drift][] = [
    ['signed by a stranger', { signedBy: 'stranger' }],
    ['signed with the key of the app', { signedBy: 'app' }],
    ['not signed', answering('token', () => jsonResponse({ [tokenAnswerUnder]: tokens }))],
    ['with tokens beside what is signed', answering('token', () => jsonResponse(tokens))],
    ['signed, of another method', answering('token', () => signed(answerUnder, tokens))],
    [
      'signed, with a second member of the same name',
      {
        sent: (text, what) =>
          jsonResponse(
            what === 'token' ? text.replace(/}$/, `,"${tokenAnswerUnder}":{"access_token":"evil"}}`) : text,
          ),
      },
    ],
  ];
  for (const [what, drift] of unsigned)
    test(`asks for no user where the token answer is ${what}`, async () => {
      assert.deepEqual(await refused(drift), ['token_response_invalid', ['token']]);
    });

  for (const [what, answer] of [
    ['not signed', () => jsonResponse({ [answerUnder]: { code: '10000', user_id: exactId } })],
    ['signed by a stranger', () => signed(answerUnder, { user_id: exactId }, 'stranger')],
    ['signed, of another method', () => signed(tokenAnswerUnder, { user_id: exactId })],
    ['a refusal in place of the answer', () => signed('error_response', { code: '20001', user_id: exactId })],
    [
      'a refusal in the answer, with an id',
      () => signed(answerUnder, { code: '40004', sub_code: 'isv.no-permission', user_id: exactId }),
    ],
    ['an id that is an object', () => signed(answerUnder, { code: '10000', user_id: { a: 1 } })],
    ['a list', () => signed(answerUnder, [{ user_id: exactId }])],
  ] as const)
    test(`signs nobody in where the user answer is ${what}`, async () => {
      assert.deepEqual(await refused(answering('user', answer)), ['user_fetch_failed', ['token', 'user']]);
    });

  for (const [what, answer, code] of [
    [
      'in place of the answer',
      { error_response: { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.code-invalid' } },
      'isv.code-invalid',
    ],
    ['without a reason', { error_response: { code: '20000', msg: 'Service Unavailable' } }, '20000'],
    ['with tokens beside it', { error_response: { code: '1' }, ...tokens }, '1'],
  ] as const)
    test(`says why it refuses a code, with the status 200: ${what}`, async () => {
      assert.deepEqual(await refused(answering('token', () => jsonResponse(answer))), [code, ['token']]);
    });

  test('needs both keys, and says what is wrong with them without a part of them', () => {
    const base = { type: 'alipay', clientId: client.clientId };
    assert.deepEqual(problemsOf({ ...base, ...settings }), []);
    assert.deepEqual(problemsOf(base), [
      'providers[0].privateKey: is missing. Set it to the private key of your app, such as MIIEvQIBADANBgkqhkiG…',
      'providers[0].publicKey: is missing. Set it to the public key of the provider, such as MIIBIjANBgkqhkiG…',
    ]);
    const swapped = problemsOf({ ...base, privateKey: settings.publicKey, publicKey: settings.privateKey });
    assert.equal(swapped.length, 2);
    for (const line of swapped) assert.doesNotMatch(line, /MII|BEGIN/);
  });
});

describe('any provider whose requests are signed', () => {
  const custom = {
    ...{ id: 'acme', clientId: 'a-client', clientAuth: 'none' },
    authorizationEndpoint: 'https://acme.example/authorize',
    ...{ tokenEndpoint: 'https://acme.example/gateway', userEndpoint: 'https://acme.example/gateway' },
    ...{
      signature: entry.signature,
      signingKeys: settings,
      tokenAnswerUnder,
      userRequest: entry.userRequest,
    },
  };

  test('is refused where an answer would be believed unsigned', () => {
    assert.deepEqual(problemsOf(custom), []);
    const { answerUnder: _, ...userRequest } = entry.userRequest;
    const discovered = {
      ...{ issuer: 'https://acme.example', authorizationEndpoint: undefined, tokenEndpoint: undefined },
      userEndpoint: undefined,
    };
    assert.deepEqual(
      problemsOf({ ...custom, ...discovered, userRequest: undefined, userFromToken: '.' }),
      [],
    );
    const wrong: [object, RegExp][] = [
      [{ signingKeys: undefined }, /signingKeys: is missing/],
      [{ signingKeys: { ...settings, publicKey: 'MII' } }, /signingKeys\.publicKey: must be an RSA key/],
      [{ tokenAnswerUnder: undefined }, /tokenAnswerUnder: must name the member that is signed/],
      [{ tokenAnswerUnder: 'a.b' }, /tokenAnswerUnder: must name the member that is signed/],
      [{ tokenRequest: 'json' }, /tokenRequest: must be "form"/],
      [{ userRequest }, /userRequest: must be a POST/],
      [{ userRequest: undefined }, /userRequest: must be a POST/],
      // A user endpoint may be discovered.
      [{ userRequest: undefined, userEndpoint: undefined }, /userRequest: must be a POST/],
      [{ ...discovered, userRequest: undefined }, /userRequest: must be a POST/],
      [
        { ...discovered, userRequest: undefined, signingKeys: undefined, userFromToken: '.' },
        /signingKeys: is/,
      ],
      [{ signature: { ...entry.signature, kind: 'none' } }, /signature\.kind: must be "rsa-sha256"/],
    ];
    for (const [changed, problem] of wrong) {
      const problems = problemsOf({ ...custom, ...changed });
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    }
  });

  test('needs keys wherever its settings come from, and whatever they name beside them', () => {
    class Mine extends OAuthProvider {}
    const keys = { privateKey: 'x', publicKey: 'y' };
    const elsewhere = { issuer: 'https://x.example', authorizationEndpoint: 'https://x.example/a' };
    const alipay = { type: 'alipay', clientId: 'a-client', clientAuth: 'none' };
    const withoutKeys: [unknown, RegExp, RegExp][] = [
      [
        new Mine({ ...custom, signingKeys: keys } as never),
        /signingKeys\.privateKey: must/,
        /signingKeys\.publicKey: must/,
      ],
      [
        new OAuthProvider({ ...custom, signingKeys: keys } as never),
        /signingKeys\.privateKey/,
        /signingKeys\.publicKey/,
      ],
      [alipay, /privateKey: is missing/, /publicKey: is missing/],
      [{ ...alipay, ...elsewhere }, /privateKey: is missing/, /publicKey: is missing/],
      [{ ...alipay, signingKeys: keys }, /signingKeys\.privateKey: must/, /signingKeys\.publicKey: must/],
      [{ ...alipay, ...keys }, /privateKey: must be an RSA/, /publicKey: must be an RSA/],
    ];
    for (const [given, ...expected] of withoutKeys) {
      const problems = problemsOf(given);
      assert.equal(problems.length, expected.length, problems.join('\n'));
      for (const [index, problem] of expected.entries()) assert.match(problems[index] ?? '', problem);
    }
    assert.deepEqual(problemsOf({ ...alipay, signingKeys: settings }), []);
  });

  test('has nobody’s word taken for a user that is not signed, whatever the metadata name', async () => {
    const asked: string[] = [];
    const api = { get: (url: string) => Promise.resolve(asked.push(url)) };
    const metadata = { issuer: 'https://acme.example', userinfo_endpoint: 'https://acme.example/user' };
    const client = { metadata, signer: {}, openid: false, fetch: api.get };
    for (const userRequest of [undefined, { method: 'POST' }])
      for (const claims of [undefined, { sub: 'ada' }])
        await assert.rejects(
          fetchRawUser(
            { id: 'acme', userRequest, userAnswerFields: [] } as never,
            { ...client, openid: claims !== undefined } as never,
            { token: { accessToken: 'a' }, claims, user: undefined } as never,
            api as never,
          ),
          { code: 'user_fetch_failed', message: 'The provider did not sign who signed in.' },
        );
    assert.deepEqual(asked, []);
  });
});
