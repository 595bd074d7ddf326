import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint, type Fetch } from '../../../src/endpoint/index.js';
import { asking } from '../../support/browser-with-cookies.js';

const base = 'https://app.example/api/oauth';
const issuerOf = (index: number): string => `https://id${String(index)}.example`;

/** An endpoint with a hundred providers that have to be discovered, and every address that it calls. */
function hundred() {
  const called: string[] = [];
  const fetch: Fetch = (url) => {
    called.push(url);
    const issuer = new URL(url).origin;
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    };
    return Promise.resolve(Response.json(metadata));
  };
  const providers = Array.from({ length: 100 }, (_, index) => ({
    id: `company${String(index)}`,
    issuer: issuerOf(index),
    clientId: 'id',
    clientSecret: 'a secret of a client',
    scopes: ['openid'],
  }));
  const settings = { secret: 'a secret of forty characters for testing', baseUrl: 'https://app.example' };
  const endpoint = createOAuthEndpoint({ ...settings, providers, log: false }, { fetch });
  const get = (path: string, headers: Readonly<Record<string, string>> = asking): Promise<Response> =>
    endpoint.fetch(new Request(base + path, { headers }));
  return { called, get };
}

describe('an endpoint with a hundred providers', () => {
  test('calls none of them to start, to list them, to tell who is signed in, or to say that it is ready', async () => {
    const { called, get } = hundred();
    for (const path of ['/providers', '/session']) assert.equal((await get(path)).status, 200, path);
    for (const path of ['/healthz', '/readyz', '/nothing']) await get(path);
    const { providers } = (await (await get('/providers')).json()) as { providers: unknown[] };
    assert.equal(providers.length, 100);
    assert.deepEqual(called, []);
  });

  test('calls the one alone that somebody signs in with', async () => {
    const { called, get } = hundred();
    const answer = await get('/login/company42', {
      ...asking,
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    });
    assert.equal(new URL(answer.headers.get('location') ?? '').origin, issuerOf(42));
    assert.deepEqual(called, [`${issuerOf(42)}/.well-known/openid-configuration`]);
  });
});
