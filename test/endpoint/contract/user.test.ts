import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite } from '../../support/site.js';
import type { StubReply } from '../../support/stub-server.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { loginAsJson } from '../../support/login-as-json.js';

const failures: [string, StubReply | 'silence' | 'cut', string][] = [
  ['500', { status: 500 }, 'provider_unreachable'],
  ['401', { status: 401 }, 'user_fetch_failed'],
  [
    '401 with a challenge',
    { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
    'user_fetch_failed',
  ],
  [
    '403 with a challenge',
    { status: 403, headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } },
    'user_fetch_failed',
  ],
  ['404', { status: 404 }, 'user_fetch_failed'],
  ['a page', { headers: { 'content-type': 'text/html' }, body: '<h1>Hi' }, 'user_fetch_failed'],
  ['nothing', {}, 'user_fetch_failed'],
  ['a list', { body: [{ id: 1 }] }, 'user_fetch_failed'],
  ['null', { headers: { 'content-type': 'application/json' }, body: 'null' }, 'user_fetch_failed'],
  ['no id', { body: { name: 'Ada' } }, 'user_fetch_failed'],
  ['an empty id', { body: { id: '' } }, 'user_fetch_failed'],
  ['an id that is an object', { body: { id: { $ne: 1 } } }, 'user_fetch_failed'],
  ['an id that is true', { body: { id: true } }, 'user_fetch_failed'],
  ['a redirect', { status: 302, headers: { location: '/user2' } }, 'user_fetch_failed'],
  ['silence', 'silence', 'provider_unreachable'],
  ['a broken connection', 'cut', 'provider_unreachable'],
];

endpointContract((way) => {
  describe('the user endpoint', () => {
    for (const [what, reply, code] of failures) {
      test(
        `answering ${what} makes the login fail, and the session before it stays`,
        onSite(
          way,
          async (site) => {
            await site.login();
            const before = (await site.session()).authorizations;
            site.stub.answers.set('/user', () => reply);
            const response = await loginAsJson(site);
            assert.equal(response.status, 502);
            assert.equal(await errorOf(response), code);
            assert.equal(site.stub.count('/user'), 2);
            assert.equal(site.stub.count('/user2'), 0);
            assert.deepEqual((await site.session()).authorizations, before);
          },
          { environment: { timeout: reply === 'silence' ? 0.2 : 5 }, settings: {} },
        ),
      );
    }

    test(
      'that answers a login with an ID token by 500, 401 or a page makes it fail too',
      onSite(way, async (site) => {
        for (const reply of [{ status: 500 }, { status: 401 }, { body: '<h1>Hi' }, { body: { name: 'x' } }]) {
          site.openid.answers.set('/user', () => reply);
          assert.equal((await loginAsJson(site, 'openid')).status, 502);
        }
        assert.deepEqual(site.browser.names('-session'), []);
      }),
    );

    // S9: the token stands in the header, and in no address.
    test(
      'is asked with the token in the header alone',
      onSite(way, async (site) => {
        await site.login();
        const [call] = site.stub.calls.filter(({ path }) => path === '/user');
        const { authorization, cookie, referer } = call?.headers ?? {};
        const token = site.stub.tokens.find((one) => one.startsWith('access')) ?? '';
        assert.deepEqual([authorization, cookie, referer], [`Bearer ${token}`, undefined, undefined]);
      }),
    );

    test(
      'gets no request if the login wants no user',
      onSite(way, async (site) => {
        await site.login('?fetch_user=false');
        assert.equal(site.stub.count('/user'), 0);
        assert.equal((await site.session()).authorizations[0]?.user, null);
      }),
    );

    test(
      'may name people in the common ways; an unverified e-mail address is not told',
      onSite(way, async (site) => {
        const told = async (user: unknown): Promise<unknown> => {
          site.stub.user = user;
          await site.login();
          const {
            id,
            name,
            email,
            avatar_url: avatar,
          } = (await site.session()).authorizations[0]?.user ?? {};
          return [id, name, email, avatar];
        };
        const picture = 'https://pictures.example/a.png';
        assert.deepEqual(await told({ sub: 's', id: 5, name: 'A', email: 'a@b', picture }), [
          's',
          'A',
          'a@b',
          picture,
        ]);
        assert.deepEqual(await told({ id: 5, login: 'a', avatar_url: picture }), ['5', 'a', null, picture]);
        assert.deepEqual(await told({ id: 0, email: 'a@b', email_verified: false }), ['0', null, null, null]);
        assert.deepEqual(await told({ id: 'x', email: 'a@b', verified_email: 'true' }), [
          'x',
          null,
          'a@b',
          null,
        ]);
        assert.deepEqual(await told({ id: 'x', email: 'a@b', email_verified: 'no' }), [
          'x',
          null,
          null,
          null,
        ]);
      }),
    );

    // A picture's address goes into a page: nothing that runs there, nothing in the clear.
    test(
      'has no avatar if its URL is neither https nor loopback',
      onSite(way, async (site) => {
        const avatars = [
          'javascript:alert(1)',
          'data:image/svg+xml,x',
          'http://pictures.example/a',
          '//e',
          'a',
          5,
        ];
        for (const picture of avatars) {
          site.stub.user = { id: 1, picture };
          await site.login();
          assert.equal((await site.session()).authorizations[0]?.user?.avatar_url, null);
        }
      }),
    );

    test(
      'of a custom provider is read by its own functions',
      onSite(
        way,
        async (site) => {
          site.stub.user = { who: { key: 'k1' }, title: 'T' };
          await site.login();
          const user = (await site.session()).authorizations[0]?.user;
          assert.deepEqual([user?.id, user?.name, user?.email], ['k1', 'T', null]);
        },
        {
          stub: {
            userIdFn: (raw: { who: { key: string } }) => raw.who.key,
            userFn: (raw: { title: string }) => ({ name: raw.title }),
          },
        },
      ),
    );

    test(
      'of a custom provider whose function throws makes the login fail',
      onSite(
        way,
        async (site) => {
          const response = await loginAsJson(site);
          assert.equal(await errorOf(response), 'user_fetch_failed');
          assert.deepEqual(site.browser.names('-session'), []);
        },
        {
          stub: {
            userIdFn: () => {
              throw new Error('no such field: a-secret');
            },
          },
        },
      ),
    );

    // What a custom function answers is kept as it is, and checked when it is read: a wrong kind must not pass for a
    // login that succeeded and is gone with the next request.
    test(
      'of a custom provider whose function answers nonsense never makes a login that nobody sees',
      onSite(
        way,
        async (site) => {
          const response = await loginAsJson(site);
          const { authorizations } = await site.session();
          assert.equal(authorizations.length, response.status === 303 ? 1 : 0);
        },
        { stub: { userFn: () => ({ name: 5, email: ['a@b'] }) } },
      ),
    );
  });
});
