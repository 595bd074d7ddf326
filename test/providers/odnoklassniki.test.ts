import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { md5Signature } from '../../src/endpoint/provider-calls/user/user-request.js';
import { odnoklassniki as entry } from '../../src/providers/catalog/odnoklassniki.js';
import { attemptLogin } from '../support/quirks/storm/login-attempt.js';
import { answering, jsonResponse } from '../support/quirks/storm/answers.js';
import { client } from '../support/quirks/received.js';
import { QuirkProvider } from '../support/quirks/quirk-provider.js';
import { openQuirkSite } from '../support/quirks/quirk-site.js';
import { problemsOf } from './authorization-url.js';

const open = () => openQuirkSite(new QuirkProvider('odnoklassniki', entry));

describe('Odnoklassniki', () => {
  test('gets a signature that is the one of a public test of another library', () => {
    // aspnet-contrib/AspNet.Security.OAuth.Providers, test/…/Odnoklassniki/bundle.json
    const fields = { method: 'users.getCurrentUser', format: 'json', application_key: 'publicsecret' };
    const signature = md5Signature(fields, 'secret-access-token', 'my-client-secret');
    assert.equal(signature, '3cf98d2df29c82be6964f3dfe56c188b');
  });

  test('gets the key of the app, and neither its secret nor the MD5 that the signature is made with', async () => {
    const site = await open();
    assert.equal((await site.login()).status, 303);
    const asked = site.provider.received.find(({ what }) => what === 'user');
    assert.deepEqual([...(asked?.fields.keys() ?? [])].sort(), [
      'access_token',
      'application_key',
      'format',
      'method',
      'sig',
    ]);
    assert.equal(asked?.fields.get('application_key'), entry.settings.applicationKey.example);
    assert.ok(!asked.url.href.includes(client.clientSecret));
    assert.deepEqual(site.provider.problems, []);
  });

  for (const [what, answer] of [
    [
      'a wrong signature',
      { error_code: 104, error_msg: 'PARAM_SIGNATURE : Invalid signature', error_data: null },
    ],
    ['an ended session', { error_code: 102, error_msg: 'PARAM_SESSION_EXPIRED', error_data: null }],
    ['a user without an id', { name: 'Ada Lovelace' }],
    ['a user whose id is a list', { uid: ['1'], name: 'Ada Lovelace' }],
    ['a list of users', [{ uid: '1' }]],
  ] as const)
    test(`signs nobody in that it answers, with the status 200, with ${what}`, async () => {
      const site = await open();
      site.provider.drift = answering('user', () => jsonResponse(answer));
      const { code, authorization, hasSessionCookie, asked } = await attemptLogin(site);
      assert.deepEqual(
        { code, authorization, hasSessionCookie, asked },
        {
          ...{ code: 'user_fetch_failed', authorization: undefined, hasSessionCookie: false },
          asked: ['token', 'user'],
        },
      );
    });

  test('needs the key of the app, and says so by name', () => {
    const problems = problemsOf({ type: 'odnoklassniki', ...client });
    assert.deepEqual(problems, [
      'providers[0].applicationKey: is missing. Set it to yours, such as CBAABBCCDD',
    ]);
  });
});
