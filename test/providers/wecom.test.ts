import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wecom as entry } from '../../src/providers/catalog/wecom.js';
import { attemptLogin } from '../support/quirks/storm/login-attempt.js';
import { answering, jsonResponse } from '../support/quirks/storm/answers.js';
import { exactId } from '../support/quirks/quirk-answers.js';
import { client, type Received } from '../support/quirks/received.js';
import { QuirkProvider } from '../support/quirks/quirk-provider.js';
import { openQuirkSite } from '../support/quirks/quirk-site.js';
import { problemsOf } from './authorization-url.js';

const open = () => openQuirkSite(new QuirkProvider('wecom', entry));
const settings = { type: 'wecom', ...client, agentId: '1000002' };

const refused = async (
  what: Received['what'],
  answer: unknown,
): Promise<Awaited<ReturnType<typeof attemptLogin>>> => {
  const site = await open();
  site.provider.drift = answering(what, () => jsonResponse(answer));
  const attempt = await attemptLogin(site);
  assert.deepEqual([attempt.authorization, attempt.hasSessionCookie], [undefined, false]);
  return attempt;
};

describe('WeCom', () => {
  test('gets the code with the user request alone, and the company’s secret with the token request alone', async () => {
    const site = await open();
    assert.equal((await site.login()).status, 303);
    assert.deepEqual(site.provider.problems, []);
    const [token, user] = site.provider.received;
    assert.equal(token?.url.search, `?corpid=${client.clientId}&corpsecret=${client.clientSecret}`);
    assert.deepEqual([...(user?.url.searchParams.keys() ?? [])].sort(), ['access_token', 'code']);
  });

  test('shows pages neither the company’s token nor the code', async () => {
    const site = await open();
    site.provider.drift = {
      user: (raw) => ({ ...raw, hub: site.provider.accessToken, user_ticket: 'a-ticket' }),
    };
    const { authorization } = await attemptLogin(site);
    assert.equal(authorization?.user?.id, exactId);
    const shown = [JSON.stringify(authorization), ...site.browser.seen].join();
    for (const secret of [site.provider.accessToken, client.clientSecret])
      assert.ok(!shown.includes(secret), secret);
    assert.ok(!JSON.stringify(authorization).includes('the-code'));
  });

  for (const [what, answer] of [
    ['a code that was used', { errcode: 40029, errmsg: 'invalid code' }],
    ['an error, and an id beside it', { errcode: 42003, errmsg: 'expired', userid: exactId }],
    ['an error as text, and an id beside it', { errcode: '40029', errmsg: 'x', userid: exactId }],
    ['somebody outside the company', { errcode: 0, errmsg: 'ok', openid: exactId }],
    ['a customer of the company', { errcode: 0, errmsg: 'ok', openid: exactId, external_userid: exactId }],
    ['the older spelling', { errcode: 0, errmsg: 'ok', UserId: exactId }],
    ['an empty id', { errcode: 0, errmsg: 'ok', userid: '' }],
    ['no field at all', {}],
  ] as const)
    test(`signs nobody in where the user request is answered, with the status 200, with ${what}`, async () => {
      const { code, asked } = await refused('user', answer);
      assert.deepEqual([code, asked], ['user_fetch_failed', ['token', 'user']]);
    });

  test('does not ask for the user where the token request is refused with the status 200', async () => {
    const { code, asked } = await refused('token', { errcode: 40001, errmsg: 'invalid credential' });
    assert.deepEqual([code, asked], ['40001', ['token']]);
  });

  for (const query of ['?fetch_user=false', '?fetch_user=false&fetch_groups=true', '?fetch_groups=true'])
    test(`signs nobody in by a made-up code, whatever of a person the page wants (${query})`, async () => {
      const site = await open();
      site.provider.drift = answering('user', () => jsonResponse({ errcode: 40029, errmsg: 'invalid code' }));
      const callback = await site.login(query);
      assert.equal(callback.status, 502);
      assert.equal(((await callback.json()) as { error?: string }).error, 'user_fetch_failed');
      assert.deepEqual(site.browser.names('-session.'), []);
      const headers = new Headers({ cookie: site.browser.cookieHeader });
      assert.equal(await site.endpoint.authorization({ headers }), null);
      assert.deepEqual(
        site.provider.received.map(({ what }) => what),
        ['token', 'user'],
      );
    });

  test('asks who signs in even where the page does not want to know, and then says nothing of them', async () => {
    const site = await open();
    const { authorization, asked } = await attemptLogin(site, '?fetch_user=false');
    assert.deepEqual([authorization?.user, asked], [null, ['token', 'user']]);
  });

  test('fetches the company’s token once for many logins, with made-up codes and with real ones', async () => {
    const site = await open();
    for (let time = 0; time < 20; time++) {
      site.provider.drift =
        time % 2 ? {} : answering('user', () => jsonResponse({ errcode: 40029, errmsg: 'invalid code' }));
      assert.equal((await site.login()).status, time % 2 ? 303 : 502);
    }
    assert.equal(site.provider.received.filter(({ what }) => what === 'token').length, 1);
  });

  test('is told of no sign-out: the company’s token is in the sessions of others, too', async () => {
    const revocationEndpoint = 'https://qyapi.weixin.qq.com/cgi-bin/revoke';
    const site = await openQuirkSite(new QuirkProvider('wecom', entry), { settings: { revocationEndpoint } });
    assert.equal((await site.login()).status, 303);
    const before = site.provider.received.length;
    assert.equal((await site.browser.post('/api/oauth/logout', { provider: 'wecom' })).status, 200);
    assert.equal(site.provider.received.length, before);
  });

  test('refuses settings that would let pages act as the company, or sign everybody in as one', () => {
    const { userRequest } = entry;
    assert.deepEqual(problemsOf(settings), []);
    for (const tokens of ['page', 'proxy'])
      assert.deepEqual(
        problemsOf({ ...settings, tokens, apiBases: ['https://qyapi.weixin.qq.com/cgi-bin/'] }),
        ['providers[0].tokens: must be "server": the token is the app’s own'],
      );
    const words = 'providers[0].userRequest.fields: must have {callback.code}: the token is the app’s own';
    assert.deepEqual(problemsOf({ ...settings, userRequest: { token: userRequest.token } }), [words]);
    assert.deepEqual(problemsOf({ ...settings, userFromToken: '.' }), [words]);
    assert.deepEqual(problemsOf({ type: 'wecom', ...client }), [
      'providers[0].agentId: is missing. Set it to yours, such as 1000002',
    ]);
  });

  test('can’t say who a saved token is of: nobody is signed in by it, and the provider is not asked', async () => {
    const site = await open();
    const login = await site.login('?remember=1');
    assert.equal(login.status, 303);
    const saved = (await (
      await site.browser.post('/api/oauth/token/save', { provider: 'wecom' })
    ).json()) as {
      saved_token?: string;
    };
    assert.ok(saved.saved_token);
    await site.browser.post('/api/oauth/logout', { provider: 'wecom' });
    const before = site.provider.received.length;
    const restored = await site.browser.post('/api/oauth/token/restore', saved);
    assert.ok(restored.status >= 400, await restored.clone().text());
    assert.equal(site.provider.received.length, before);
  });
});
