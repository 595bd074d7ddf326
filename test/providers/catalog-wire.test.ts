import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Fetch } from '../../src/endpoint/index.js';
import type { Browser } from '../support/browser-with-cookies.js';
import { browserWith, client } from './authorization-url.js';

const { clientId, clientSecret } = client;

interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly fields: Record<string, string>;
}

/** A provider that gives these answers in turn, and keeps what it was sent. */
function answering(...answers: [body: unknown, type?: string][]): { fetch: Fetch; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: Fetch = (address, init = {}) => {
    const headers = new Headers(init.headers);
    const body = typeof init.body === 'string' ? init.body : '';
    const isJson = headers.get('content-type') === 'application/json';
    const fields = isJson
      ? (JSON.parse(body) as Record<string, string>)
      : Object.fromEntries(new URLSearchParams(body));
    sent.push({ method: init.method ?? 'GET', url: new URL(address), headers, fields });
    const [answer, type = 'application/json'] = answers[sent.length - 1] ?? [{ error: 'asked too often' }];
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    return Promise.resolve(new Response(text, { headers: { 'content-type': type } }));
  };
  return { fetch, sent };
}

interface Login {
  readonly browser: Browser;
  /** The authorization request, as text. */
  readonly asked: URL;
  readonly user: Record<string, unknown> | undefined;
  readonly token: Record<string, unknown> | undefined;
}

/** A whole login; the provider sends `callback` back. */
async function login(
  provider: { type: string },
  fetch: Fetch,
  callback: Record<string, string> = { code: 'the-code' },
): Promise<Login> {
  const browser = await browserWith({ ...client, ...provider }, fetch);
  const began = await browser.visit(`/api/oauth/login/${provider.type}`);
  assert.equal(began.status, 303, await began.clone().text());
  const asked = new URL(began.headers.get('location') ?? '');
  const query = new URLSearchParams({ ...callback, state: asked.searchParams.get('state') ?? '' });
  const ended = await browser.visit(`/api/oauth/redirect?${query.toString()}`);
  assert.equal(ended.status, 303, await ended.clone().text());
  const session = (await (await browser.ask('/api/oauth/session')).json()) as {
    authorizations: { user: Record<string, unknown>; token: Record<string, unknown> }[];
  };
  const [made] = session.authorizations;
  return { browser, asked, user: made?.user, token: made?.token };
}

describe('a provider whose wire is not the standard’s', () => {
  test('TikTok: client_key in every request, scopes with commas, the user two objects deep', async () => {
    const { fetch, sent } = answering(
      [{ access_token: 'a', expires_in: 86400, scope: 'user.info.basic,video.list', open_id: 'o' }],
      [{ data: { user: { open_id: 'o', display_name: 'Ada' } }, error: { code: 'ok' } }],
    );
    const { asked, user, token } = await login({ type: 'tiktok' }, fetch);
    assert.equal(asked.searchParams.get('client_key'), clientId);
    assert.equal(asked.searchParams.has('client_id'), false);
    const { client_key: key, client_id: id, client_secret: secret, code } = sent[0]?.fields ?? {};
    assert.deepEqual([key, id, secret, code], [clientId, undefined, clientSecret, 'the-code']);
    assert.deepEqual([user?.['id'], user?.['name']], ['o', 'Ada']);
    assert.deepEqual(token?.['scope'], ['user.info.basic', 'video.list']);
  });

  test('TikTok: revocation names the client as token requests do, by client_key', async () => {
    const { fetch, sent } = answering(
      [{ access_token: 'a', expires_in: 7200, scope: 'user.info.basic', open_id: 'o' }],
      [{ data: { user: { open_id: 'o', display_name: 'Ada' } }, error: { code: 'ok' } }],
      [{}],
    );
    const { browser } = await login({ type: 'tiktok' }, fetch);
    await browser.post('/api/oauth/logout', { provider: 'tiktok' });
    const { method, url, fields } = sent[2] ?? {};
    assert.deepEqual([method, url?.href], ['POST', 'https://open.tiktokapis.com/v2/oauth/revoke/']);
    assert.deepEqual(fields, {
      ...{ token: 'a', token_type_hint: 'access_token' },
      ...{ client_key: clientId, client_secret: clientSecret },
    });
  });

  test('Reddit: asks for JSON in which the picture’s address has & and not &amp;', async () => {
    const { fetch, sent } = answering(
      [{ access_token: 'a', token_type: 'bearer', expires_in: 86400, scope: 'identity' }],
      [{ id: 'r', name: 'ada', icon_img: 'https://img.example/a?width=256&s=b' }],
    );
    const { user } = await login({ type: 'reddit' }, fetch);
    assert.equal(sent[1]?.url.search, '?raw_json=1');
    assert.equal(user?.['avatar_url'], 'https://img.example/a?width=256&s=b');
  });

  test('WeChat: appid and secret in a GET, a fragment, and openid from the token answer', async () => {
    const { fetch, sent } = answering(
      [{ access_token: 'a', expires_in: 7200, openid: 'o-1', scope: 'snsapi_login' }, 'text/plain'],
      [{ openid: 'o-1', nickname: '小明', headimgurl: 'https://img.example/a' }],
    );
    const { asked, user } = await login({ type: 'wechat' }, fetch);
    assert.equal(asked.hash, '#wechat_redirect');
    assert.equal(asked.searchParams.get('appid'), clientId);
    const [token, person] = sent;
    assert.deepEqual([token?.method, token?.url.searchParams.get('secret')], ['GET', clientSecret]);
    assert.deepEqual(person?.url.search, '?access_token=a&openid=o-1');
    assert.equal(person.headers.has('authorization'), false);
    assert.deepEqual([user?.['id'], user?.['name']], ['o-1', '小明']);
  });

  for (const [type, more, expected] of [
    ['wechat', {}, 'access_denied'],
    ['wechat', { code: '' }, 'state_mismatch'],
    ['weibo', {}, 'state_mismatch'],
  ] as const)
    test(`a callback of ${type} with the state and ${JSON.stringify(more)} ends the login as ${expected}`, async () => {
      const browser = await browserWith({ ...client, type });
      const began = await browser.visit(`/api/oauth/login/${type}`);
      const state = new URL(began.headers.get('location') ?? '').searchParams.get('state') ?? '';
      const query = new URLSearchParams({ ...more, state }).toString();
      const ended = await browser.visit(`/api/oauth/redirect?${query}`, { accept: 'application/json' });
      // Who cancels is back at the page, which asks the session how the login ended.
      const told = ended.status === 303 ? await browser.ask('/api/oauth/session') : ended;
      const { error, outcome } = (await told.json()) as { error?: string; outcome?: { error?: string } };
      assert.equal(error ?? outcome?.error, expected);
    });

  test('Notion: JSON by HTTP Basic, and the user in the token answer', async () => {
    const owner = {
      type: 'user',
      user: { id: 'u', name: 'Ada', avatar_url: null, person: { email: 'a@b.example' } },
    };
    const { fetch, sent } = answering([{ access_token: 'a', token_type: 'bearer', owner }]);
    const { user } = await login({ type: 'notion' }, fetch);
    assert.equal(sent.length, 1);
    assert.equal(sent[0]?.headers.get('content-type'), 'application/json');
    assert.match(sent[0].headers.get('authorization') ?? '', /^Basic /);
    assert.equal(sent[0].fields['grant_type'], 'authorization_code');
    // Nobody says that the address is verified.
    assert.deepEqual([user?.['id'], user?.['name'], user?.['email']], ['u', 'Ada', null]);
  });

  test('DingTalk: authCode, its own names in JSON and in the answer, the token in a header of its own', async () => {
    const { fetch, sent } = answering(
      [{ accessToken: 'a', refreshToken: 'r', expireIn: 7200, corpId: 'c' }],
      [{ openId: 'o', nick: 'Ada', avatarUrl: 'https://img.example/a' }],
    );
    const { user, token } = await login({ type: 'dingtalk' }, fetch, { authCode: 'the-code' });
    const { clientId: id, clientSecret: secret, grantType, code } = sent[0]?.fields ?? {};
    assert.deepEqual(
      [id, secret, grantType, code],
      [clientId, clientSecret, 'authorization_code', 'the-code'],
    );
    assert.equal(sent[1]?.headers.get('x-acs-dingtalk-access-token'), 'a');
    assert.deepEqual([user?.['id'], user?.['name'], token?.['expires_in'] !== null], ['o', 'Ada', true]);
  });

  test('VK: device_id of the callback again, and the user by a posted form', async () => {
    const { fetch, sent } = answering(
      [{ access_token: 'a', token_type: 'Bearer', expires_in: 3600 }],
      [{ user: { user_id: '7', first_name: 'Ada', last_name: 'Lovelace', email: 'a@b.example' } }],
    );
    const { user } = await login({ type: 'vk' }, fetch, { code: 'the-code', device_id: 'd-1' });
    assert.equal(sent[0]?.fields['device_id'], 'd-1');
    assert.deepEqual(
      [sent[1]?.method, sent[1]?.fields],
      ['POST', { client_id: clientId, access_token: 'a' }],
    );
    assert.deepEqual([user?.['id'], user?.['name'], user?.['email']], ['7', 'Ada Lovelace', null]);
  });

  test('Withings: a further field, tokens below body, an id past 2^53 to the digit', async () => {
    const body =
      '{"status":0,"body":{"userid":9007199254740993,"access_token":"a","refresh_token":"r","expires_in":"10800"}}';
    const { fetch, sent } = answering([body]);
    const { user } = await login({ type: 'withings' }, fetch);
    assert.equal(sent[0]?.fields['action'], 'requesttoken');
    assert.equal(user?.['id'], '9007199254740993');
    assert.equal(JSON.stringify(user).includes('"r"'), false);
  });

  test('Linear: a question in JSON; Dropbox: a POST with nothing; HubSpot: the token in the path', async () => {
    const answer: [unknown] = [{ access_token: 'a/b', token_type: 'bearer', expires_in: 60 }];
    const linear = answering(answer, [{ data: { viewer: { id: 'l', name: 'Ada' } } }]);
    assert.equal((await login({ type: 'linear' }, linear.fetch)).user?.['id'], 'l');
    assert.match(linear.sent[1]?.fields['query'] ?? '', /viewer/);
    const dropbox = answering(answer, [{ account_id: 'd', name: { display_name: 'Ada' } }]);
    assert.equal((await login({ type: 'dropbox' }, dropbox.fetch)).user?.['id'], 'd');
    assert.equal(dropbox.sent[1]?.method, 'POST');
    assert.equal(dropbox.sent[1].headers.has('content-type'), false);
    const hubspot = answering(answer, [{ user_id: 7, user: 'ada' }]);
    assert.equal((await login({ type: 'hubspot' }, hubspot.fetch)).user?.['id'], '7');
    assert.equal(hubspot.sent[1]?.url.pathname, '/oauth/v1/access-tokens/a%2Fb');
  });

  test('Meetup: a question in JSON, as its guide to GraphQL has it', async () => {
    const { fetch, sent } = answering(
      [{ access_token: 'a', token_type: 'bearer', refresh_token: 'r', expires_in: 3600 }],
      ['{"data":{"self":{"id":1234,"name":"Cool Developer"}}}'],
    );
    const { user } = await login({ type: 'meetup' }, fetch);
    assert.deepEqual([user?.['id'], user?.['name']], ['1234', 'Cool Developer']);
    const { method, url, fields } = sent[1] ?? {};
    assert.deepEqual(
      [method, url?.href, fields],
      ['POST', 'https://api.meetup.com/gql-ext', { query: 'query { self { id name } }' }],
    );
  });

  test('a user whose request needs a field that the token answer lacks is nobody', async () => {
    const { fetch, sent } = answering([{ access_token: 'a', expires_in: 60 }]);
    const browser = await browserWith({ ...client, type: 'weibo' }, fetch);
    const began = await browser.visit('/api/oauth/login/weibo');
    const state = new URL(began.headers.get('location') ?? '').searchParams.get('state') ?? '';
    await browser.visit(`/api/oauth/redirect?code=c&state=${encodeURIComponent(state)}`);
    assert.equal(sent.length, 1, 'the user endpoint was asked');
    const session = await (await browser.ask('/api/oauth/session')).json();
    assert.deepEqual((session as { authorizations: unknown[] }).authorizations, []);
  });
});
