import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OAuthError } from '../../../src/protocol/errors.js';
import type { Browser } from '../../support/browser-with-cookies.js';
import { accessOf, minute, onCluster, type Cluster } from '../../support/cluster.js';
import { errorOf, type Site } from '../../support/site.js';

interface Person {
  readonly browser: Browser;
  readonly access: string;
}

/** Somebody signs in, and the app restores what it has stored of that: their access token, and a word for a refresh token. */
async function restoreWith(
  { sites, stub }: Cluster,
  site: Site,
  sub: string,
  stored: Readonly<Record<string, unknown>>,
): Promise<Person> {
  const [{ login }] = sites;
  stub.user = { sub, name: sub };
  await login('?mode=popup');
  const access = stub.made('access').at(-1) ?? assert.fail();
  const browser = site.newBrowser();
  browser.take((await site.endpoint.restore('stub', { access_token: access, ...stored })).setCookies);
  return { browser, access };
}

const token = ({ base }: Site, { browser }: Person): Promise<Response> =>
  browser.post(`${base}/token`, { provider: 'stub' });

const save = async ({ base }: Site, { browser }: Person): Promise<string> => {
  const response = await browser.post(`${base}/token/save`, { provider: 'stub' });
  return ((await response.json()) as { saved_token: string }).saved_token;
};

describe('the same word in place of the refresh tokens of two people', () => {
  for (const word of ['', 'NONE'])
    test(
      `does not tie them together: "${word}" of one is forgotten, and the other stays signed in and saved`,
      onCluster(async (cluster) => {
        const { sites, stub } = cluster;
        const [first, second, third] = sites;
        const ada = await restoreWith(cluster, second, 'ada', { refresh_token: word });
        const bob = await restoreWith(cluster, third, 'bob', { refresh_token: word });
        const [adaSaved, bobSaved] = [await save(second, ada), await save(third, bob)];
        assert.equal((await ada.browser.post(`${second.base}/logout`, { forget: true })).status, 200);
        for (const site of sites) {
          const browser = site.newBrowser();
          for (const [name, value] of bob.browser.cookies) browser.cookies.set(name, value);
          assert.equal(await accessOf(await token(site, { ...bob, browser })), bob.access);
        }
        const restore = (saved: string): Promise<Response> =>
          first.newBrowser().post(`${first.base}/token/restore`, { provider: 'stub', saved_token: saved });
        assert.equal((await restore(bobSaved)).status, 200);
        assert.equal(await errorOf(await restore(adaSaved)), 'saved_token_invalid');
        assert.deepEqual(
          [stub.revoked.includes(ada.access), stub.revoked.includes(bob.access)],
          [true, false],
        );
        assert.deepEqual(stub.refreshes, []);
      }),
    );

  test(
    'is sent for the one whose token ends, and the other is not signed out by the refusal',
    onCluster(async (cluster) => {
      const { sites, stub, pass } = cluster;
      const [, second, third] = sites;
      const stored = { refresh_token: 'NONE' };
      const ada = await restoreWith(cluster, second, 'ada', { ...stored, expires_in: 3600 });
      const bob = await restoreWith(cluster, third, 'bob', { ...stored, expires_in: 7200 });
      pass(61 * minute);
      assert.equal((await token(second, ada)).status, 401);
      for (const site of sites) assert.equal(await accessOf(await token(site, bob)), bob.access);
      assert.deepEqual([stub.refreshes, stub.revoked], [['NONE'], []]);
    }),
  );

  test(
    'is never sent if it is empty: whose token ends or is refused signs in again',
    onCluster(async (cluster) => {
      const { sites, stub, pass } = cluster;
      const [, second, third] = sites;
      const stored = { refresh_token: '', expires_in: 3600 };
      const ada = await restoreWith(cluster, second, 'ada', stored);
      const bob = await restoreWith(cluster, third, 'bob', stored);
      pass(59 * minute + 50_000);
      for (const [site, person] of [
        [second, ada],
        [third, bob],
      ] as const)
        assert.equal(await accessOf(await token(site, person)), person.access);
      const refused = await second.authorization('stub', ada.browser);
      await assert.rejects(
        async () => refused?.getToken({ force: true }),
        ({ code }: OAuthError) => code === 'reauth_required',
      );
      pass(minute);
      assert.equal((await token(second, ada)).status, 401);
      assert.equal((await token(third, bob)).status, 401);
      assert.deepEqual(stub.refreshes, []);
    }),
  );
});
