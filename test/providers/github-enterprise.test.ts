import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GitHubOAuthProvider, type GitHubOptions } from '../../src/providers/index.js';
import { client, noProfile, pagesOf } from './authorization-url.js';

describe('GitHub', () => {
  const ghe = 'https://ghe.example';
  const emulator = { userEndpoint: 'http://localhost:4001/user' };
  const places: [string, Partial<GitHubOptions>, (string | undefined)[]][] = [
    ['github.com', {}, ['https://github.com', 'https://api.github.com']],
    [
      'github.com by its address',
      { baseUrl: 'https://GitHub.com/' },
      ['https://github.com', 'https://api.github.com'],
    ],
    ['an Enterprise server', { baseUrl: ghe }, [ghe, `${ghe}/api/v3`]],
    ['an Enterprise server under a path', { baseUrl: `${ghe}/git/` }, [`${ghe}/git`, `${ghe}/git/api/v3`]],
    [
      'a site of ghe.com',
      { baseUrl: 'https://acme.ghe.com' },
      ['https://acme.ghe.com', 'https://api.acme.ghe.com'],
    ],
    // Somebody else's host, whose name only ends alike.
    [
      'a look-alike of ghe.com',
      { baseUrl: 'https://evilghe.com' },
      ['https://evilghe.com', 'https://evilghe.com/api/v3'],
    ],
    ['an emulator', emulator, ['https://github.com', 'http://localhost:4001']],
    [
      'an emulator of another layout',
      { userEndpoint: 'http://localhost:4001/v3/me' },
      ['https://github.com', 'http://localhost:4001'],
    ],
    [
      'an emulator under a path',
      { userEndpoint: 'http://localhost:4001/v3/user' },
      ['https://github.com', 'http://localhost:4001/v3'],
    ],
    ['both', { baseUrl: ghe, ...emulator }, [ghe, `${ghe}/api/v3`]],
    ['an issuer alone', { issuer: 'https://id.example' }, [undefined, undefined]],
  ];
  for (const [what, given, [base, api]] of places) {
    test(`at ${what} asks nobody else`, async () => {
      const { options } = new GitHubOAuthProvider({ ...client, clientId: 'the client', ...given });
      assert.deepEqual(
        [options.issuer, options.authorizationEndpoint, options.tokenEndpoint],
        base
          ? [`${base}/login/oauth`, `${base}/login/oauth/authorize`, `${base}/login/oauth/access_token`]
          : [given.issuer, undefined, undefined],
      );
      const userEndpoint = given.userEndpoint ?? (api && `${api}/user`);
      assert.equal(options.userEndpoint, userEndpoint);
      assert.deepEqual(options.apiBases, api && [api]);
      const asked: string[] = [];
      const get = async (url: string): Promise<unknown> => asked.push(url);
      await options.userFn?.({}, get, {});
      const { list, asked: listed } = pagesOf([{ id: 23, name: 'Ops', slug: 'ops' }, null]);
      const person = { claims: {}, raw: noProfile };
      const groups = await options.groupsFn?.(person, list);
      const status = await options.revokeFn?.(
        { accessToken: 'a-token', refreshToken: null },
        async (...call) => {
          asked.push(...call.map((part) => JSON.stringify(part)));
          return 204;
        },
      );
      if (!api) {
        assert.deepEqual([asked, listed, groups, status], [[], [], undefined, undefined]);
        return;
      }
      // The client secret is sent where the tokens come from.
      const issuing = base === 'https://github.com' ? 'https://api.github.com' : api;
      const revoked = `"${issuing}/applications/the%20client/token"`;
      assert.deepEqual(asked, [`${userEndpoint!}/emails`, '"DELETE"', revoked, '{"access_token":"a-token"}']);
      assert.deepEqual(listed, [`${api}/user/teams?per_page=100`]);
      const teams = [
        { id: '23', name: 'Ops' },
        { id: undefined, name: undefined },
      ];
      assert.deepEqual([groups, status], [teams, 204]);
    });
  }

  test('takes other addresses for e-mails and teams, and the standard’s revocation', async () => {
    const { options } = new GitHubOAuthProvider({
      ...client,
      issuer: 'https://id.example',
      emailsEndpoint: 'https://id.example/emails',
      teamsEndpoint: 'https://id.example/teams',
      revocationEndpoint: 'https://id.example/revoke',
    });
    const asked: string[] = [];
    await options.userFn?.({}, async (url) => asked.push(url), {});
    const { list, asked: listed } = pagesOf([]);
    await options.groupsFn?.({ claims: {}, raw: noProfile }, list);
    assert.deepEqual([...asked, ...listed], ['https://id.example/emails', 'https://id.example/teams']);
    assert.equal(options.revokeFn, undefined);
    const revocationEndpoint = 'https://ghe.example/revoke';
    assert.equal(new GitHubOAuthProvider({ ...client, revocationEndpoint }).options.revokeFn, undefined);
  });
});
