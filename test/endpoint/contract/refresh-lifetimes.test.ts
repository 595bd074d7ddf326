import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuthError } from '../../../src/protocol/errors.js';
import type { Site } from '../../support/site.js';
import { revocable, type StubProvider } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { accessOf, newest, onTokenSite, rotating } from './refresh-site.js';

const hour = 3_600_000;
const endless = { token: { expires_in: undefined } };

/** A provider that never says how long its tokens live. */
const silent =
  (settings: object = {}) =>
  (stub: StubProvider): Readonly<Record<string, unknown>> => {
    Object.assign(stub, endless);
    return { ...rotating(stub), ...settings };
  };

const expiresIn = async (site: Site): Promise<number | null | undefined> =>
  (await site.session()).authorizations[0]?.token.expires_in;

endpointContract((way) => {
  describe('a token’s lifetime', () => {
    test(
      'that only the response at login names stays the same at each refresh: each hour has its new token',
      onTokenSite(way, async (site) => {
        site.stub.token = { expires_in: undefined };
        const seen = [newest(site.stub)];
        for (let round = 0; round < 3; round += 1) {
          site.now += hour;
          seen.push(await accessOf(site));
          assert.equal(await expiresIn(site), 3600);
          assert.equal(site.stub.refreshes.length, round + 1);
        }
        assert.equal(new Set(seen).size, 4);
      }),
    );

    test(
      'that the provider does not name is defaultExpiresIn, at login and at each refresh',
      onTokenSite(
        way,
        async (site) => {
          assert.equal(await expiresIn(site), 7200);
          for (const round of [1, 2]) {
            site.now += 2 * hour;
            assert.equal(await accessOf(site), newest(site.stub));
            assert.equal(site.stub.refreshes.length, round);
          }
          // What an answer does tell wins, and is kept from then on.
          site.stub.token = { expires_in: 600 };
          site.now += 2 * hour;
          await accessOf(site);
          assert.equal(await expiresIn(site), 600);
          site.stub.token = { expires_in: undefined };
          site.now += 600_000;
          await accessOf(site);
          assert.equal(await expiresIn(site), 600);
        },
        { stub: silent({ defaultExpiresIn: 7200 }) },
      ),
    );

    test(
      'that the provider does not name is unknown without a setting: the token is refreshed when the app’s server says that it was refused',
      onTokenSite(
        way,
        async (site) => {
          assert.equal(await expiresIn(site), null);
          site.now += 20 * hour;
          const [first] = site.stub.made('access');
          const authorization = (await site.authorization())!;
          assert.equal((await authorization.getToken()).accessToken, first);
          const second = (await authorization.getToken({ force: true })).accessToken;
          assert.notEqual(second, first);
          assert.equal((await authorization.getToken()).accessToken, second);
          const third = (await authorization.getToken({ force: true })).accessToken;
          assert.deepEqual([third, site.stub.refreshes.length], [newest(site.stub), 2]);
          assert.notEqual(third, second);
        },
        { stub: silent(), settings: { session: { idle: 30 * 3600 } } },
      ),
    );

    test(
      'is refreshed once by force, however many of the app’s requests bring the refused token',
      onTokenSite(
        way,
        async (site) => {
          const all = await Promise.all(Array.from({ length: 20 }, () => site.authorization()));
          const tokens = await Promise.all(all.map((one) => one!.getToken({ force: true })));
          assert.equal(new Set(tokens.map(({ accessToken }) => accessToken)).size, 1);
          assert.equal(site.stub.refreshes.length, 1);
          // Later ones, whose browser still sends the old cookie, get what it became.
          assert.equal((await (await site.authorization())!.getToken()).accessToken, tokens[0]?.accessToken);
          assert.equal(site.stub.refreshes.length, 1);
        },
        { stub: silent() },
      ),
    );

    test(
      'cannot be renewed by force without a refresh token: reauth_required, and the session stays',
      onTokenSite(
        way,
        async (site) => {
          const authorization = (await site.authorization())!;
          await assert.rejects(
            authorization.getToken({ force: true }),
            (error: unknown) => error instanceof OAuthError && error.code === 'reauth_required',
          );
          assert.deepEqual(await site.ids(), ['stub']);
        },
        {
          stub: (stub) => {
            stub.token = { expires_in: undefined, refresh_token: undefined };
            return { ...revocable(stub), tokens: 'page' };
          },
        },
      ),
    );
  });
});
