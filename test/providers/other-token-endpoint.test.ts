import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint } from '../../src/endpoint/index.js';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../src/providers/catalog/entry.js';
import { makeProvider, providerTypeNames } from '../../src/providers/index.js';
import { Browser } from '../support/browser-with-cookies.js';
import { byRequest } from '../support/transports.js';

const elsewhere = 'https://emulator.example';
const own: Readonly<Record<string, object>> = {
  auth0: { domain: 'acme.eu.auth0.com' },
  apple: { clientSecret: 'a-secret' },
};

const settingsOf = (type: string): Record<string, unknown> => {
  const entry = (entries as Readonly<Record<string, CatalogEntry>>)[type];
  const needed = Object.entries(entry?.settings ?? {}).map(([name, { example }]) => [name, example]);
  return {
    ...{ type, clientId: 'a-client', clientSecret: 'a-secret' },
    ...{ ...Object.fromEntries(needed), ...own[type] },
  };
};

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
