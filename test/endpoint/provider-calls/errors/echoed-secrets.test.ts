import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createOAuthEndpoint, type Fetch, type ProviderSetting } from '../../../../src/endpoint/index.js';
import { maskSecrets } from '../../../../src/endpoint/provider-calls/errors/sanitize-provider-text.js';
import { siteUrl } from '../../../providers/authorization-url.js';
import { spellingsOf } from '../../../support/spellings.js';

const clientSecret = 'a+secret/with=odd"letters%never seen';
const code = 'the/code+of=this-login';
const custom = {
  id: 'acme',
  clientId: 'the-client',
  authorizationEndpoint: 'https://acme.example/authorize',
  tokenEndpoint: 'https://acme.example/token',
};
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const apple = {
  ...{ type: 'apple', clientId: 'com.example.site', teamId: 'ABCDEFGHIJ', keyId: 'KLMNOPQRST' },
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
};

const ways: [what: string, id: string, provider: object][] = [
  ['as a form', 'acme', { ...custom, clientSecret, clientAuth: 'client_secret_post' }],
  ['by HTTP Basic', 'acme', { ...custom, clientSecret, clientAuth: 'client_secret_basic' }],
  ['as JSON', 'acme', { ...custom, clientSecret, tokenRequest: 'json' }],
  ['in a URL', 'acme', { ...custom, clientSecret, tokenRequest: 'query' }],
  ['not at all', 'acme', { ...custom, clientAuth: 'none' }],
  ['signed, by Apple', 'apple', apple],
];

/** Everything of a request, what was added last first, since long descriptions are cut off. */
function wordsOf(url: string, { headers, body }: RequestInit): string {
  const text = typeof body === 'string' ? body : new URL(url).search.slice(1);
  const separator = text.startsWith('{') ? ',' : '&';
  const authorization = new Headers(headers).get('authorization') ?? '';
  const [, password = ''] = atob(authorization.replace(/^Basic /, '')).split(':');
  return [authorization, decodeURIComponent(password), ...text.split(separator).reverse()].join(' ');
}

describe('a token endpoint that repeats the whole request in its error', () => {
  for (const [what, id, provider] of ways)
    for (const error of ['invalid_client', 'invalid_request', 'the-error'])
      test(`shows visitors and operator no secret that is sent ${what}: ${error}`, async () => {
        const secrets = new Set([clientSecret, code]);
        const fetch: Fetch = (url, init = {}) => {
          const words = wordsOf(url, init);
          const fields = new URLSearchParams(typeof init.body === 'string' ? init.body : '');
          for (const name of ['client_secret', 'code_verifier'])
            if (fields.has(name)) secrets.add(fields.get(name) ?? '');
          const basic = new Headers(init.headers).get('authorization');
          if (basic !== null) secrets.add(basic.slice('Basic '.length));
          const body = JSON.stringify({ error, error_description: words });
          const headers = { 'content-type': 'application/json' };
          return Promise.resolve(new Response(body, { status: 400, headers }));
        };
        const shown: string[] = [];
        const endpoint = createOAuthEndpoint(
          {
            secret: 'a secret of forty characters for testing',
            baseUrl: siteUrl,
            providers: [provider as ProviderSetting],
            log: (entry) => shown.push(JSON.stringify(entry)),
          },
          { fetch },
        );
        const begun = await endpoint.fetch(
          new Request(`${siteUrl}/api/oauth/login/${id}`, { redirect: 'manual' }),
        );
        const asked = new URL(begun.headers.get('location') ?? '');
        const answer = new URLSearchParams({ state: asked.searchParams.get('state') ?? '', code });
        const cookie = begun.headers.getSetCookie().map((one) => one.split(';')[0]);
        const isPosted = asked.searchParams.get('response_mode') === 'form_post';
        const back = `${siteUrl}/api/oauth/redirect`;
        const ended = await endpoint.fetch(
          new Request(isPosted ? back : `${back}?${answer.toString()}`, {
            method: isPosted ? 'POST' : 'GET',
            ...(isPosted ? { body: answer } : {}),
            headers: { cookie: cookie.join('; '), 'sec-fetch-site': 'same-origin', accept: 'text/html' },
            redirect: 'manual',
          }),
        );
        const after = ended.headers.getSetCookie().map((one) => one.split(';')[0]);
        const session = await endpoint.fetch(
          new Request(`${siteUrl}/api/oauth/session`, {
            headers: { cookie: after.join('; '), 'sec-fetch-site': 'same-origin' },
          }),
        );
        shown.push(await ended.text(), ended.headers.get('location') ?? '', await session.text());
        const all = shown.join('\n');
        assert.match(all, new RegExp(error), 'the error is not shown at all');
        for (const secret of secrets)
          for (const text of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
            assert.ok(!all.includes(text), `${text} is in ${all}`);
      });

  test('hides the secret in any mixture of spellings', () => {
    fc.assert(
      fc.property(spellingsOf('a/secret+of=letters_1'), (text) => {
        const shown = maskSecrets(`It is ${text}.`, ['a/secret+of=letters_1']);
        assert.ok(shown === '…' || shown === 'It is ….', shown);
      }),
      { seed: 16, numRuns: 500 },
    );
  });

  test('hides a secret that its text would cut in two', () => {
    const secret = 'a-secret-of-thirty-letters-abc';
    const words = `${secret} `.repeat(5_000);
    assert.ok(!maskSecrets(words, [secret]).includes('secret'));
  });
});
