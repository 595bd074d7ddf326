import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GitHubOAuthProvider } from '../../src/providers/index.js';
import { onSite, type Site } from '../support/site.js';
import type { StubReply } from '../support/stub-server.js';
import { clientId, clientSecret, startStubProvider } from '../support/stub-provider.js';
import { byRequest } from '../support/transports.js';

/** GitHub, with its addresses at a stub. */
const github = ({ url }: { url: string }) => ({
  ...new GitHubOAuthProvider({
    clientId,
    clientSecret,
    authorizationEndpoint: `${url}/login/oauth/authorize`,
    tokenEndpoint: `${url}/token`,
    userEndpoint: `${url}/user`,
  }).options,
  id: 'stub',
  scopes: [],
});

const profile = {
  id: 583231,
  login: 'octocat',
  name: 'The Octocat',
  email: 'unverified@example.com',
  avatar_url: 'https://a.example/1',
};

async function emailWith(site: Site, reply: StubReply): Promise<unknown> {
  site.stub.user = profile;
  site.stub.answers.set('/user/emails', () => reply);
  await site.login('?mode=popup');
  const [made] = (await site.session()).authorizations;
  return made ? made.user?.email : 'nobody signed in';
}

describe('GitHub', () => {
  const emails: [string, StubReply, unknown][] = [
    [
      'the primary, verified one is told',
      {
        body: [
          { email: 'a@example.com', primary: false, verified: true },
          { email: 'b@example.com', primary: true, verified: true },
        ],
      },
      'b@example.com',
    ],
    // Anyone can enter anyone's address: only a verified one proves anything.
    [
      'a primary one that is not verified is not told',
      { body: [{ email: 'a@example.com', primary: true, verified: false }] },
      null,
    ],
    [
      'one that only looks verified is not told',
      { body: [{ email: 'a@example.com', primary: 'true', verified: 1 }] },
      null,
    ],
    ['none is told where the list is empty', { body: [] }, null],
    ['none is told where the list is none', { body: { message: 'x' } }, null],
    ['none is told where asking is forbidden (403)', { status: 403, body: {} }, null],
    ['none is told if there is no such address (404)', { status: 404, body: {} }, null],
    [
      'an odd entry in the list is passed over',
      { body: [null, 5, { email: 'b@example.com', primary: true, verified: true }] },
      'b@example.com',
    ],
    ['an outage makes the login fail', { status: 500, body: {} }, 'nobody signed in'],
  ];
  for (const [what, reply, email] of emails) {
    test(
      `of the e-mail addresses ${what}`,
      onSite(byRequest, async (site) => assert.equal(await emailWith(site, reply), email), { stub: github }),
    );
  }

  test(
    'tells id, name and avatar, and asks for what that takes',
    onSite(
      byRequest,
      async (site) => {
        site.stub.user = { ...profile, name: null };
        site.stub.answers.set('/user/emails', () => ({ body: [] }));
        const address = new URL(await site.begin('?mode=popup'));
        assert.equal(address.searchParams.get('scope'), 'read:user user:email');
        assert.equal(address.searchParams.get('nonce'), null);
        assert.equal(address.searchParams.get('code_challenge_method'), 'S256');
        await site.back(site.stub.approve(address.href, { iss: `${site.stub.url}/login/oauth` }));
        const user = (await site.session()).authorizations[0]?.user;
        assert.deepEqual(
          [user?.id, user?.name, user?.avatar_url],
          ['583231', 'octocat', 'https://a.example/1'],
        );
      },
      { stub: github },
    ),
  );

  // S5: GitHub sends iss although it signs no ID tokens.
  test(
    'sends iss, and another’s is refused',
    onSite(
      byRequest,
      async (site) => {
        const address = site.stub.approve(await site.begin('?mode=popup'), { iss: site.stub.url });
        assert.equal((await site.back(address)).status, 400);
        assert.equal(site.stub.count('/token'), 0);
      },
      { stub: github },
    ),
  );

  test('is github.com by itself, and every address can be another’s', async () => {
    const { options } = new GitHubOAuthProvider({ clientId, clientSecret });
    assert.deepEqual(
      [
        options.id,
        options.name,
        options.issuer,
        options.authorizationEndpoint,
        options.tokenEndpoint,
        options.userEndpoint,
      ],
      [
        'github',
        'GitHub',
        'https://github.com/login/oauth',
        'https://github.com/login/oauth/authorize',
        'https://github.com/login/oauth/access_token',
        'https://api.github.com/user',
      ],
    );
    const stub = await startStubProvider();
    assert.equal(github(stub).issuer, `${stub.url}/login/oauth`);
    await stub.close();
  });

  test(
    'tells teams of every page as groups',
    onSite(
      byRequest,
      async (site) => {
        site.stub.user = profile;
        const { url } = site.stub;
        const pages = new Map([
          [
            `/user/teams`,
            { next: `${url}/user/teams-2?page=2`, teams: [{ id: 1, name: 'Owners', slug: 'owners' }] },
          ],
          [`/user/teams-2`, { next: undefined, teams: [{ id: 23, name: 'Ops' }] }],
        ]);
        for (const [path, { next, teams }] of pages)
          site.stub.answers.set(path, () => ({
            body: teams,
            ...(next && { headers: { link: `<${url}/x>; rel="prev", <${next}>; rel="next"` } }),
          }));
        await site.login('?mode=popup&fetch_groups=true');
        assert.deepEqual((await site.session()).authorizations[0]?.user?.groups, [
          { id: '1', name: 'Owners' },
          { id: '23', name: 'Ops' },
        ]);
        assert.deepEqual([site.stub.count('/user/teams'), site.stub.count('/user/teams-2')], [1, 1]);
      },
      { stub: github },
    ),
  );
});
