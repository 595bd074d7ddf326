import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite } from '../../support/site.js';
import type { Answer, StubReply } from '../../support/stub-server.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { loginAsJson } from '../../support/login-as-json.js';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const token = { access_token: 'access-odd', token_type: 'Bearer' };

// S8. What token endpoints really answer when they refuse.
const failures: [string, StubReply | 'silence' | 'cut', string, number][] = [
  [
    'an error with HTTP 200, as GitHub sends it,',
    { body: { error: 'bad_verification_code', error_description: 'Expired.' } },
    'bad_verification_code',
    400,
  ],
  [
    'an error with HTTP 200, as Slack sends it,',
    { body: { ok: false, error: 'invalid_code' } },
    'invalid_code',
    400,
  ],
  ['only `ok: false`', { body: { ok: false } }, 'server_error', 500],
  [
    'an error in form encoding',
    { headers: form, body: 'error=invalid_grant&error_description=x' },
    'invalid_grant',
    400,
  ],
  [
    'an error object, as Facebook sends it,',
    { status: 400, body: { error: { message: 'No', type: 'OAuthException', code: 100 } } },
    'OAuthException',
    400,
  ],
  ['an error by the book', { status: 400, body: { error: 'invalid_grant' } }, 'invalid_grant', 400],
  ['401 invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'invalid_client', 400],
  ['an error named like what every object has', { body: { error: 'constructor' } }, 'constructor', 400],
  ['an error that is no code', { body: { error: '<script>' } }, 'token_response_invalid', 502],
  [
    'HTML with 502',
    { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad' },
    'provider_unreachable',
    502,
  ],
  [
    'HTML with 200',
    { headers: { 'content-type': 'text/html' }, body: '<h1>Hi' },
    'token_response_invalid',
    502,
  ],
  ['500', { status: 500, body: {} }, 'provider_unreachable', 502],
  ['429', { status: 429, body: {} }, 'provider_unreachable', 502],
  ['403 without a word', { status: 403 }, 'token_response_invalid', 502],
  ['204', { status: 204 }, 'token_response_invalid', 502],
  ['an empty answer', {}, 'token_response_invalid', 502],
  ['a list', { body: [] }, 'token_response_invalid', 502],
  ['null', { headers: { 'content-type': 'application/json' }, body: 'null' }, 'token_response_invalid', 502],
  ['no access token', { body: { token_type: 'Bearer' } }, 'token_response_invalid', 502],
  ['a null access token', { body: { ...token, access_token: null } }, 'token_response_invalid', 502],
  [
    'an access token that is a number',
    { body: { ...token, access_token: 5 } },
    'token_response_invalid',
    502,
  ],
  [
    'a token type that nobody can use',
    { body: { ...token, token_type: 'mac' } },
    'token_response_invalid',
    502,
  ],
  ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 'token_response_invalid', 502],
  [
    'a redirect that keeps the body',
    { status: 307, headers: { location: '/elsewhere' } },
    'token_response_invalid',
    502,
  ],
  ['nothing before the time is up', 'silence', 'provider_unreachable', 502],
  ['a broken connection', 'cut', 'provider_unreachable', 502],
];

// The same table: unusual responses that are a success.
const successes: [string, Answer, { scope: string[]; token_type: string; expires_in: number | null }][] = [
  [
    'null fields and a missing token_type',
    () => ({ body: { access_token: 'access-odd', scope: null, expires_in: null, refresh_token: null } }),
    { scope: ['profile'], token_type: 'bearer', expires_in: null },
  ],
  [
    'a list of scopes, as Twitch sends it,',
    () => ({ body: { ...token, scope: ['a', 'b'] } }),
    { scope: ['a', 'b'], token_type: 'bearer', expires_in: null },
  ],
  [
    'scopes between commas, as GitHub sends them,',
    () => ({ body: { ...token, scope: 'repo,user:email' } }),
    { scope: ['repo', 'user:email'], token_type: 'bearer', expires_in: null },
  ],
  [
    'expires_in as text',
    () => ({ body: { ...token, expires_in: '3600' } }),
    { scope: ['profile'], token_type: 'bearer', expires_in: 3600 },
  ],
  [
    'a form-encoded answer',
    () => ({
      headers: form,
      body: 'access_token=access-odd&token_type=bearer&scope=repo%2Cgist&expires_in=60',
    }),
    { scope: ['repo', 'gist'], token_type: 'bearer', expires_in: 60 },
  ],
  [
    'JSON called text/plain, with 201',
    () => ({ status: 201, headers: { 'content-type': 'text/plain' }, body: JSON.stringify(token) }),
    { scope: ['profile'], token_type: 'bearer', expires_in: null },
  ],
  [
    'Slack’s token type bot',
    () => ({ body: { ...token, token_type: 'bot' } }),
    { scope: ['profile'], token_type: 'bearer', expires_in: null },
  ],
  [
    'a token type in capitals',
    () => ({ body: { ...token, token_type: 'BEARER' } }),
    { scope: ['profile'], token_type: 'bearer', expires_in: null },
  ],
];

endpointContract((way) => {
  describe('the token endpoint', () => {
    for (const [what, reply, code, status] of failures) {
      test(
        `answering ${what} makes the login fail as ${code}, and the session before it stays`,
        onSite(
          way,
          async (site) => {
            await site.login();
            const [before] = (await site.session()).authorizations;
            site.stub.answers.set('/token', () => reply);
            const calls = site.stub.calls.length;
            const response = await loginAsJson(site);
            assert.equal(await errorOf(response), code);
            assert.equal(response.status, status);
            assert.equal(site.stub.calls.length, calls + 1);
            assert.deepEqual((await site.session()).authorizations[0]?.user, before?.user);
            assert.deepEqual(site.browser.names('-flow.'), []);
          },
          { environment: { timeout: reply === 'silence' ? 0.2 : 5 } },
        ),
      );
    }

    for (const [what, answer, expected] of successes) {
      test(
        `answering with ${what} signs in`,
        onSite(way, async (site) => {
          site.stub.answers.set('/token', answer);
          site.stub.answers.set('/user', () => ({ body: { id: 7 } }));
          assert.equal((await loginAsJson(site)).status, 303);
          const [made] = (await site.session()).authorizations;
          assert.deepEqual(made?.token, expected);
          assert.equal(made.user?.id, '7');
        }),
      );
    }

    // An address may be written in more than one way; the odd answers must be understood at each.
    test(
      'is normalised however its address is written',
      onSite(
        way,
        async (site) => {
          site.stub.answers.set('/token', () => ({ body: { error: 'bad_verification_code' } }));
          assert.equal(await errorOf(await loginAsJson(site)), 'bad_verification_code');
        },
        { stub: ({ url }) => ({ tokenEndpoint: `${url}/here/../token` }) },
      ),
    );

    test(
      'gets the client’s secret in the header if clientAuth says so, percent-encoded (RFC 6749 section 2.3.1)',
      onSite(
        way,
        async (site) => {
          assert.equal((await loginAsJson(site)).status, 303);
          const [call] = site.stub.calls.filter(({ path }) => path === '/token');
          const [scheme, sent = ''] = (call?.headers.authorization ?? '').split(' ');
          assert.equal(scheme, 'Basic');
          const [id, word = ''] = Buffer.from(sent, 'base64').toString().split(':');
          assert.deepEqual(
            [id, decodeURIComponent(word.replaceAll('+', ' '))],
            ['stub-client', 'stub secret:with/odd+signs'],
          );
          assert.equal(call?.form.get('client_secret'), null);
        },
        { stub: { clientAuth: 'client_secret_basic', clientSecret: 'stub secret:with/odd+signs' } },
      ),
    );
  });
});
