import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint, type OAuthEndpointEvents } from '../../../src/endpoint/index.js';
import { messageOf, secret } from '../../support/site.js';
import { byRequestOnStore } from '../../support/transports.js';
import { at, listening, post } from './events-site.js';

const [login, failed] = [
  { provider: 'stub', name: 'Ada Lovelace', reason: 'interactive', client: null },
  { provider: 'stub', step: 'login' },
];

describe('events of the settings', () => {
  test('tell a login before its session is there, a renewed token, and a logout, each once', async () => {
    const { heard, events } = listening();
    await at({ events }, async (site) => {
      await site.login();
      assert.deepEqual(heard.splice(0), [['login', login]]);
      site.now += 3_600_000;
      const authorization = await site.authorization();
      await Promise.all([authorization?.getToken(), authorization?.getToken()]);
      assert.deepEqual(heard.splice(0), [['refresh', { provider: 'stub' }]]);
      site.browser.take(authorization?.setCookies ?? []);
      await post(site, '/logout', {});
      assert.deepEqual(
        heard.splice(0).map(([name, { reason }]) => [name, reason]),
        [['logout', 'interactive']],
      );
      await post(site, '/logout', {});
      assert.deepEqual(heard, []);
    });
  });

  test('tell who it is, and hand over a copy', async () => {
    const names: unknown[] = [];
    const events: OAuthEndpointEvents = {
      login: ({ user }) => {
        names.push(user?.id);
        (user as { id: string }).id = 'changed';
      },
    };
    await at({ events }, async (site) => {
      await site.login();
      const id = (await site.authorization())?.user?.id;
      assert.deepEqual(names, [id]);
    });
  });

  for (const [what, answer, code] of [
    ['`false`', () => false, 'login_refused'],
    ['a promise of `false`', () => Promise.resolve(false), 'login_refused'],
    // As from another kit: the address of a page to go to.
    ['a text', () => '/refused' as unknown as boolean, 'server_error'],
    ['`null`', () => null as unknown as boolean, 'server_error'],
    [
      'an error',
      () => {
        throw new TypeError('a secret');
      },
      'server_error',
    ],
  ] as const)
    test(`refuse a login by ${what}: nobody is signed in, the tokens are revoked, and the page hears ${code}`, async () => {
      const { heard, events } = listening((name) => (name === 'login' ? answer() : undefined));
      await at({ events }, async (site) => {
        const ended = await site.login('?mode=popup&flow=label-of-22-characters');
        const { error } = await messageOf(ended);
        assert.equal(error, code);
        assert.deepEqual(await site.ids(), []);
        assert.equal(site.stub.revoked.length > 0, true);
        assert.deepEqual(
          heard.map(([name, event]) => [name, event['code']]),
          [
            ['login', undefined],
            ['error', code],
          ],
        );
        assert.deepEqual(
          site.logged.map((entry) => entry.code),
          [code === 'server_error' ? 'event_failed' : 'login_refused'],
        );
        assert.ok(!JSON.stringify(site.logged).includes('a secret'));
      });
    });

  test('keep the session that is there when they refuse another login', async () => {
    let isOpen = true;
    await at({ events: { login: () => isOpen } }, async (site) => {
      await site.login();
      isOpen = false;
      await site.login('', 'openid');
      assert.deepEqual(await site.ids(), ['stub']);
    });
  });

  test('say to the person what was refused, or in the app’s own words; “Try again” asks for another account', async () => {
    const words = { en: { failures: { login_refused: 'Only people of Example may sign in. Ask Ada.' } } };
    for (const [locales, sentence] of [
      [{}, 'This site doesn’t let this account sign in.'],
      [words, 'Only people of Example may sign in.'],
    ] as const)
      await at({ events: { login: () => false }, locales }, async (site) => {
        const text = await (await site.login()).text();
        assert.ok(text.includes(sentence));
        assert.match(text, /href="[^"]*\/login\/stub\?[^"]*account=true/);
      });
  });

  test('hear of a saved sign-in that is restored, and may refuse it', async () => {
    let isOpen = true;
    const { heard, events } = listening((name) => name !== 'login' || isOpen);
    await at({ events }, async (site) => {
      await site.login();
      const saved = (await (await post(site, '/token/save', { provider: 'stub' })).json()) as {
        saved_token: string;
      };
      heard.length = 0;
      const again = { provider: 'stub', saved_token: saved.saved_token };
      assert.equal((await post(site, '/token/restore', again)).status, 200);
      isOpen = false;
      const refused = await post(site, '/token/restore', again);
      assert.equal(((await refused.json()) as { error: string }).error, 'login_refused');
      assert.deepEqual(
        heard.map(([name, { reason, step, code }]) => [name, reason ?? step, code]),
        [
          ['login', 'restored', undefined],
          ['login', 'restored', undefined],
          ['error', 'restore', 'login_refused'],
        ],
      );
    });
  });

  test('hear of logins that fail: cancelled, of no provider, begun by nobody', async () => {
    const { heard, events } = listening();
    await at({ events }, async (site) => {
      const state = new URL(await site.begin()).searchParams.get('state');
      await site.back(`${site.url}${site.base}/redirect/stub?error=access_denied&state=${state}`);
      await site.browser.visit(`${site.base}/login/nobody`);
      await site.back(`${site.url}${site.base}/redirect/stub?code=1&state=2`);
      assert.deepEqual(
        heard.map(([name, { description: _, ...rest }]) => [name, rest]),
        [
          ['error', { ...failed, code: 'access_denied' }],
          ['error', { ...failed, provider: null, code: 'provider_unknown' }],
          ['error', { ...failed, provider: null, code: 'state_mismatch' }],
        ],
      );
    });
  });

  test('hear no secret, and of what others write no second line', async () => {
    const { heard, events } = listening();
    await at({ events }, async (site) => {
      const state = new URL(await site.begin()).searchParams.get('state') ?? '';
      const words = `first\r\nsecond\u2028third\u0000 ${state} ${'x'.repeat(9000)}`;
      const answer = new URLSearchParams({ error: 'server_error', error_description: words, state });
      await site.back(`${site.url}${site.base}/redirect/stub?${answer}`);
      const [[name, { description }] = ['', {}]] = heard;
      assert.equal(name, 'error');
      assert.match(String(description), /^first.+third/);
      assert.doesNotMatch(String(description), /[\p{Cc}\u2028\u2029]/u);
      assert.ok(!String(description).includes(state));
      assert.ok(String(description).length <= 1000);
      assert.equal(heard.length, 1);
    });
  });

  test('hear once of a login whose callback is loaded twice at once', async () => {
    const { heard, events } = listening((name) => name !== 'login');
    await at({ events }, async (site) => {
      const callback = site.stub.approve(await site.begin());
      await Promise.all([site.back(callback), site.back(callback)]);
      assert.deepEqual(
        heard.map(([name, { code }]) => [name, code]),
        [
          ['login', undefined],
          ['error', 'login_refused'],
        ],
      );
    });
  });

  test('hear of a token that the provider renews no more', async () => {
    const { heard, events } = listening();
    await at({ events }, async (site) => {
      await site.login();
      heard.length = 0;
      site.stub.end(site.stub.made('refresh').at(-1) ?? '');
      site.now += 7_200_000;
      await assert.rejects(async () => (await site.authorization())?.getToken());
      assert.deepEqual(
        heard.map(([name, { step, code }]) => [name, step, code]),
        [['error', 'refresh', 'invalid_grant']],
      );
    });
  });

  test('hear of a session that is ended from elsewhere', async () => {
    const { heard, events } = listening();
    await at(
      { events },
      async (site) => {
        await site.login();
        const id = (await site.authorization())?.user?.id ?? '';
        await site.endpoint.sessions.endAll({ provider: 'stub', id });
        assert.deepEqual(
          heard.slice(1).map(([name, { reason }]) => [name, reason]),
          [['logout', 'revoked']],
        );
      },
      byRequestOnStore,
    );
  });

  test('are refused at start under another name, and where they are no functions', () => {
    const make = (events: object) => () =>
      createOAuthEndpoint({
        ...{ secret, baseUrl: 'https://example.com', events },
        providers: [{ type: 'github', clientId: 'a-client', clientSecret: 'a secret of a client' }],
      });
    assert.throws(make({ lgoin: () => undefined }), /events\.lgoin/);
    assert.throws(make({ login: 'yes' }), /events\.login: must be a function/);
  });
});
