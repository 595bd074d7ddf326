import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserWith, client } from './authorization-url.js';

const types: [type: string, more: object, tokenEndpoint: string][] = [
  ['github', {}, 'https://github.com/login/oauth/access_token'],
  ['google', {}, 'https://oauth2.googleapis.com/token'],
  ['azure', {}, 'https://login.microsoftonline.com/common/oauth2/v2.0/token'],
  ['microsoft', {}, 'https://login.microsoftonline.com/common/oauth2/v2.0/token'],
  ['auth0', { domain: 'acme.eu.auth0.com' }, 'https://acme.eu.auth0.com/oauth/token'],
];

interface TokenRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly form: URLSearchParams;
}

/** The one request that a callback makes; the provider refuses it. */
async function tokenRequest(provider: object, id: string): Promise<TokenRequest> {
  const asked: TokenRequest[] = [];
  const browser = await browserWith(provider, async (url, init) => {
    const request = new Request(url, init);
    asked.push({ url, headers: request.headers, form: new URLSearchParams(await request.text()) });
    return Response.json({ error: 'invalid_grant' }, { status: 400 });
  });
  const login = await browser.visit(`/api/oauth/login/${id}`);
  const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
  await browser.visit(`/api/oauth/redirect?code=a-code&state=${state}`, { 'sec-fetch-site': 'cross-site' });
  assert.equal(asked.length, 1);
  return asked[0]!;
}

describe('the client at the token endpoint', () => {
  for (const [type, more, tokenEndpoint] of types) {
    test(`of ${type} proves itself by its secret in the body`, async () => {
      const { url, headers, form } = await tokenRequest({ type, ...client, ...more }, type);
      assert.equal(url, tokenEndpoint);
      assert.equal(headers.get('authorization'), null);
      // Microsoft refuses a secret that comes with an Origin.
      assert.equal(headers.get('origin'), null);
      assert.deepEqual(
        [form.get('client_id'), form.get('client_secret'), form.get('grant_type'), form.get('code')],
        [client.clientId, client.clientSecret, 'authorization_code', 'a-code'],
      );
      assert.equal(form.get('code_verifier')?.length, 43);
    });

    test(`of ${type} proves itself in the header where that is set`, async () => {
      const provider = { type, ...client, ...more, clientAuth: 'client_secret_basic' };
      const { headers, form } = await tokenRequest(provider, type);
      assert.match(headers.get('authorization') ?? '', /^Basic /);
      assert.equal(form.get('client_secret'), null);
    });
  }
});
