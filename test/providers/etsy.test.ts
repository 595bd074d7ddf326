import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { problemsOfEntry } from '../../src/providers/catalog/entry-schema.js';
import { etsy } from '../../src/providers/catalog/etsy.js';
import type { Fetch } from '../../src/endpoint/index.js';
import { browserWith, client, problemsOf } from './authorization-url.js';

const { clientId, clientSecret } = client;
const user = { type: 'etsy', ...client };

/** What a login sends, request by request. */
async function sentBy(provider: object): Promise<{ url: string; headers: Headers; body: URLSearchParams }[]> {
  const sent: Awaited<ReturnType<typeof sentBy>> = [];
  const answers = [{ access_token: '7.a', token_type: 'Bearer', expires_in: 3600 }, { user_id: 7 }];
  const fetch: Fetch = (url, { headers, body } = {}) => {
    const text = typeof body === 'string' ? body : '';
    sent.push({ url, headers: new Headers(headers), body: new URLSearchParams(text) });
    return Promise.resolve(Response.json(answers[sent.length - 1] ?? {}));
  };
  const browser = await browserWith(provider, fetch);
  const began = await browser.visit('/api/oauth/login/etsy');
  const state = new URL(began.headers.get('location') ?? '').searchParams.get('state') ?? '';
  await browser.visit(`/api/oauth/redirect?${new URLSearchParams({ code: 'c', state }).toString()}`);
  const session = await (await browser.ask('/api/oauth/session')).text();
  assert.ok(session.includes('"id":"7"'), session);
  assert.ok(!session.includes(clientSecret));
  return sent;
}

describe('a login with Etsy', () => {
  test('proves the client by PKCE, and has the client secret in a header of the user request only', async () => {
    const [token, person] = await sentBy(user);
    assert.equal(token?.body.get('client_id'), clientId);
    assert.ok(token.body.has('code_verifier'));
    assert.ok(!JSON.stringify([token.url, [...token.body], [...token.headers]]).includes(clientSecret));
    assert.equal(person?.headers.get('x-api-key'), `${clientId}:${clientSecret}`);
    assert.ok(!person.url.includes(clientSecret));
  });

  test('sends the client secret to no other user endpoint than the one of Etsy', async () => {
    const [, person] = await sentBy({ ...user, userEndpoint: 'https://proxy.example/me' });
    assert.equal(person?.url, 'https://proxy.example/me');
    assert.equal(person.headers.has('x-api-key'), false);
  });

  test('sends the client secret to Etsy’s user endpoint only with a token of Etsy', async () => {
    const { userEndpoint } = etsy;
    const [, person] = await sentBy({ ...user, userEndpoint, tokenEndpoint: 'https://proxy.example/token' });
    assert.equal(person?.url, userEndpoint);
    assert.equal(person.headers.has('x-api-key'), false);
  });

  test('needs the client secret although no token request has it', () => {
    const { clientSecret: left, ...rest } = user;
    assert.ok(left);
    assert.match(problemsOf(rest).join('\n'), /providers\[0\]\.clientSecret: is missing/);
  });
});

describe('an entry of the catalog', () => {
  test('names the client secret in headers of the user request, and in nothing else', () => {
    assert.deepEqual(problemsOfEntry('etsy', etsy), []);
    for (const more of [
      { userEndpoint: 'https://api.example/me?key={clientSecret}' },
      { authorizationParams: { key: '{clientSecret}' } },
      { tokenHeaders: { 'x-key': '{clientSecret}' } },
    ])
      assert.deepEqual(problemsOfEntry('etsy', { ...etsy, ...more }), [
        'etsy.settings: has no clientSecret, which an address names',
      ]);
    assert.deepEqual(problemsOfEntry('etsy', { ...etsy, userHeaders: { 'x-api-key': '{region}' } }), [
      'etsy.settings: has no region, which a header names',
    ]);
  });
});
