import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, messageOf, onSite, type Site } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { askToken, onTokenSite, rotating, tokenOf } from './refresh-site.js';

const granted = async (site: Site): Promise<readonly string[] | undefined> =>
  (await site.session()).authorizations.at(-1)?.token.scope;

const settings = {
  scopes: ['profile'],
  userScopes: ['user', 'profile'],
  groupScopes: ['groups', 'user'],
  allowedScopes: ['repo', 'api.read:all/x'],
};

endpointContract((way) => {
  describe('scopes', () => {
    const asked: [string, string][] = [
      ['', 'profile user'],
      ['fetch_user=false', 'profile'],
      ['fetch_user=0', 'profile'],
      ['fetch_groups', 'profile user groups'],
      ['fetch_user=false&fetch_groups', 'profile groups user'],
      ['scope=repo', 'profile user repo'],
      ['scope=repo+repo++profile+user+', 'profile user repo'],
      ['scope=groups', 'profile user groups'],
      ['scope=api.read%3Aall%2Fx%20repo', 'profile user api.read:all/x repo'],
      ['scope=', 'profile user'],
    ];
    for (const [query, scope] of asked) {
      test(
        `by "${query}" are asked for as "${scope}", each once`,
        onSite(
          way,
          async (site) => {
            const address = new URL(await site.begin(`?${query}`));
            assert.deepEqual(address.searchParams.getAll('scope'), [scope]);
          },
          { stub: settings },
        ),
      );
    }

    // A page that was taken over asks for more than the site is meant to have.
    for (const scope of ['admin', 'repo+admin', 'Repo', 'repo,admin', 'repo%09admin', 'profile%22', '%2A']) {
      test(
        `of "${scope}" are not allowed: nothing is begun`,
        onSite(
          way,
          async (site) => {
            const target = `${site.base}/login/stub?scope=${scope}`;
            const response = await site.browser.visit(target, { accept: 'application/json' });
            assert.equal(response.status, 403);
            assert.equal(await errorOf(response), 'scope_not_allowed');
            assert.deepEqual([...site.browser.cookies], []);
          },
          { stub: settings },
        ),
      );
    }

    test(
      'that are not allowed are reported to the page that waits, and the session stays',
      onSite(way, async (site) => {
        await site.login('?mode=popup');
        const target = `${site.base}/login/stub?mode=popup&flow=${label}&scope=admin`;
        const { outcome, error, session } = await messageOf(await site.browser.visit(target));
        assert.deepEqual([outcome, error], ['error', 'scope_not_allowed']);
        assert.equal(session.authorizations.length, 1);
      }),
    );

    const answers: [unknown, string[]][] = [
      ['profile,repo', ['profile', 'repo']],
      ['profile repo', ['profile', 'repo']],
      ['profile, repo', ['profile', 'repo']],
      [
        ['profile', 'repo'],
        ['profile', 'repo'],
      ],
      ['profile', ['profile']],
      ['profile more', ['profile', 'more']],
      [undefined, ['profile', 'user', 'repo']],
      ['', ['profile', 'user', 'repo']],
      [null, ['profile', 'user', 'repo']],
    ];
    for (const [answer, expected] of answers) {
      test(
        `granted as ${JSON.stringify(answer)} are reported as ${expected.join(' and ')}`,
        onSite(
          way,
          async (site) => {
            site.stub.token = { scope: answer };
            await site.login('?mode=popup&scope=repo');
            assert.deepEqual(await granted(site), expected);
            assert.deepEqual((await site.authorization())?.token.scope, expected);
          },
          { stub: settings },
        ),
      );
    }

    test(
      'stay as they were if the response of a refresh has none, and change if it has',
      onTokenSite(
        way,
        async (site) => {
          await site.login('?mode=popup&scope=repo');
          const steps: [unknown, string[]][] = [
            [undefined, ['profile', 'user', 'repo']],
            ['profile,repo', ['profile', 'repo']],
            [undefined, ['profile', 'repo']],
          ];
          for (const [answer, expected] of steps) {
            site.now += 3_590_000;
            site.stub.token = { scope: answer };
            assert.deepEqual((await tokenOf(await askToken(site))).scope, expected);
            assert.deepEqual(await granted(site), expected);
          }
          assert.equal(site.stub.refreshes.length, 3);
        },
        { stub: (own) => ({ ...rotating(own), ...settings }) },
      ),
    );
  });
});
