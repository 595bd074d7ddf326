import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { makeProvider, providerTypeNames } from '../../src/providers/index.js';
import { Browser } from '../support/browser-with-cookies.js';
import { byRequest } from '../support/transports.js';
import { askedByFunctions, elsewhere, hostsTrusted, settingsOf } from '../support/trusted-hosts.js';

/** What a token is sent to, or a person is led to with one. */
const called = ['userEndpoint', 'revocationEndpoint', 'refreshEndpoint', 'endSessionEndpoint'] as const;

const withToken = providerTypeNames.filter((type) => {
  const { type: _, ...options } = settingsOf(type);
  return makeProvider(type, options)?.options.tokenEndpoint !== undefined;
});

describe('a provider whose token endpoint alone is elsewhere', () => {
  test('names no address of its own that its tokens would be sent to, whatever provider it is', () => {
    assert.ok(withToken.length > 80);
    for (const type of withToken) {
      const { type: _, ...options } = settingsOf(type);
      const { options: usual } = makeProvider(type, options) ?? {};
      const made = makeProvider(type, { ...options, tokenEndpoint: `${elsewhere}/token` });
      for (const name of called) assert.equal(made?.options[name], undefined, `${type} ${name}`);
      assert.deepEqual(made?.options.apiBases ?? [], [], type);
      const isAsked = usual?.userEndpoint !== undefined && usual.userFromToken === undefined;
      assert.equal(
        made?.problems.some(({ option }) => option === 'userEndpoint'),
        isAsked,
        type,
      );
    }
  });

  test('is refused, and the settings say what is missing', () => {
    assert.throws(
      () =>
        createOAuthEndpoint({
          ...{ secret: 'a secret of forty characters for testing', baseUrl: 'https://app.example' },
          providers: [{ ...settingsOf('google'), tokenEndpoint: `${elsewhere}/token` } as never],
        }),
      {
        code: 'settings_invalid',
        description:
          'providers[0].userEndpoint: is missing: tokens of another tokenEndpoint are not sent to the built-in one. Set it',
      },
    );
  });
});

/** What the settings put elsewhere, and what they leave to be believed of the user. */
const variants: Readonly<Record<string, object>> = {
  'and the user in its answer': { tokenEndpoint: `${elsewhere}/token`, userFromToken: 'user' },
  'and a user endpoint beside it': {
    ...{ tokenEndpoint: `${elsewhere}/token`, userEndpoint: `${elsewhere}/user` },
  },
  'and all that is standard': {
    ...{ tokenEndpoint: `${elsewhere}/token`, userEndpoint: `${elsewhere}/user` },
    ...{ authorizationEndpoint: `${elsewhere}/authorize`, revocationEndpoint: `${elsewhere}/revoke` },
  },
};

/** The hosts that get a token or the client secret from what a type adds to the standard. */
async function hostsAskedBy(type: string, given: object): Promise<string[]> {
  const { type: _, ...options } = settingsOf(type);
  const made = makeProvider(type, { ...options, ...given })?.options ?? {};
  return (await askedByFunctions(made)).map((address) => new URL(address).host);
}

describe('what a type adds to the standard', () => {
  for (const [what, given] of Object.entries(variants))
    test(`gets no credential of another token endpoint ${what}, whatever provider it is`, async () => {
      const asked: string[] = [];
      for (const type of providerTypeNames) {
        const hosts = await hostsAskedBy(type, given);
        asked.push(...hosts.filter((host) => host !== 'emulator.example').map((host) => `${type}: ${host}`));
      }
      assert.deepEqual(asked, []);
    });

  test('of GitHub gets none at the server that the settings name beside it', async () => {
    for (const given of Object.values(variants)) {
      const hosts = await hostsAskedBy('github', { ...given, baseUrl: 'https://ghe.example' });
      assert.ok(!hosts.includes('ghe.example'));
    }
  });

  for (const [what, given] of Object.entries({ 'and nothing else': {}, ...variants }))
    test(`gets no credential of another issuer ${what}, whatever provider it is`, async () => {
      const asked: string[] = [];
      for (const type of providerTypeNames) {
        const hosts = await hostsAskedBy(type, { ...given, issuer: elsewhere });
        asked.push(...hosts.filter((host) => host !== 'emulator.example').map((host) => `${type}: ${host}`));
      }
      assert.deepEqual(asked, []);
    });

  for (const baseUrl of ['https://ghe.example', 'https://github.com', 'https://acme.ghe.com'])
    test(`of GitHub at ${baseUrl} gets no credential of another issuer`, async () => {
      for (const given of [{}, { userEndpoint: `${elsewhere}/user` }]) {
        const hosts = await hostsAskedBy('github', { ...given, baseUrl, issuer: elsewhere });
        assert.deepEqual(
          hosts.filter((host) => host !== 'emulator.example'),
          [],
        );
      }
    });

  test('asks the provider itself where nothing is elsewhere', async () => {
    const types: string[] = [];
    for (const type of providerTypeNames) if ((await hostsAskedBy(type, {})).length) types.push(type);
    for (const type of ['github', 'google', 'azure', 'bitbucket', 'discord'])
      assert.ok(types.includes(type), type);
  });

  test('sends no client secret to a user endpoint elsewhere', async () => {
    const given = { userEndpoint: `${elsewhere}/user`, emailsEndpoint: 'https://api.github.com/x' };
    const teams = { teamsEndpoint: 'https://api.github.com/y' };
    assert.ok(!(await hostsAskedBy('github', { ...given, ...teams })).includes('emulator.example'));
  });
});

describe('a login at another token endpoint whose answer has the user', () => {
  for (const type of ['github', 'bitbucket', 'discord'])
    test(`sends no credential to ${type} itself, nor does its sign-out`, async () => {
      const hosts = await hostsTrusted(type, {
        ...{ authorizationEndpoint: `${elsewhere}/authorize`, tokenEndpoint: `${elsewhere}/token` },
        userFromToken: 'user',
      });
      assert.ok(hosts.length > 0);
      assert.deepEqual([...new Set(hosts)], ['emulator.example']);
    });
});

describe('a provider that is discovered', () => {
  const issuer = 'https://sso.example/realms/x';
  const metadata = {
    ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
    ...{ userinfo_endpoint: `${issuer}/user`, revocation_endpoint: `${issuer}/revoke` },
    end_session_endpoint: `${issuer}/logout`,
  };
  const discovered = providerTypeNames.filter((type) => !withToken.includes(type));

  test('gets no credential of another token endpoint at the addresses of its metadata', async () => {
    assert.ok(discovered.includes('keycloak'));
    for (const user of [{ userFromToken: 'user' }, { userEndpoint: `${elsewhere}/user` }]) {
      const hosts = await hostsTrusted(
        'keycloak',
        { issuer, tokenEndpoint: `${elsewhere}/token`, ...user },
        metadata,
      );
      assert.ok(hosts.length > 0);
      assert.deepEqual([...new Set(hosts)], ['emulator.example']);
    }
    const without = await hostsTrusted('keycloak', { issuer, tokenEndpoint: `${elsewhere}/token` }, metadata);
    assert.deepEqual([...new Set(without)], ['emulator.example']);
  });

  test('is asked at all addresses of its metadata where the token endpoint is of the same origin', async () => {
    const other = { ...metadata, userinfo_endpoint: 'https://user.example/user' };
    const hosts = await hostsTrusted('keycloak', { issuer, tokenEndpoint: `${issuer}/other-token` }, other);
    assert.deepEqual([...new Set(hosts)].sort(), ['sso.example', 'user.example']);
  });
});

describe('the tokens of another token endpoint', () => {
  for (const type of ['github', 'google', 'microsoft', 'azure', 'auth0', 'apple', 'discord', 'okta'])
    test(`of ${type} are sent nowhere else at a restored login, a refresh and a sign-out`, async () => {
      const hosts: string[] = [];
      const endpoint = createOAuthEndpoint(
        {
          ...{
            secret: 'a secret of forty characters for testing',
            baseUrl: 'http://localhost:8550',
            log: false,
          },
          providers: [
            {
              ...settingsOf(type),
              ...{ tokenEndpoint: `${elsewhere}/token`, userEndpoint: `${elsewhere}/user` },
              ...{ userIdFn: () => 'ada', sameUserFn: () => true },
            } as never,
          ],
        },
        {
          fetch: async (url, init = {}) => {
            const text = `${url} ${JSON.stringify([...new Headers(init.headers)])} ${JSON.stringify(init.body)}`;
            if (/access-|refresh-/.test(text)) hosts.push(new URL(url).host);
            await Promise.resolve();
            return Response.json({ id: 'ada', sub: 'ada', access_token: 'access-2', token_type: 'bearer' });
          },
        },
      );
      const { send } = await byRequest.open(endpoint, 'http://localhost:8550');
      const browser = new Browser(send, 'http://localhost:8550');
      const token = { access_token: 'access-1', refresh_token: 'refresh-1', token_type: 'bearer' };
      const restored = await endpoint.restore(type, token, { request: { headers: new Headers() } });
      await restored.getToken({ force: true });
      browser.take(restored.setCookies);
      const out = await browser.post('/api/oauth/logout', { provider: type, forget: true });
      assert.deepEqual(await out.json(), { logout_url: null });
      assert.ok(hosts.length >= 2, hosts.join());
      assert.deepEqual([...new Set(hosts)], ['emulator.example']);
    });
});
