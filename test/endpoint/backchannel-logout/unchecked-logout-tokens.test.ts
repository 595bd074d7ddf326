import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite } from '../../support/site.js';
import { strangersKey } from '../../support/stub-provider.js';
import type { StubReply } from '../../support/stub-server.js';
import { byRequest } from '../../support/transports.js';
import {
  keysFetched,
  logoutClaims,
  logoutToken,
  onLogoutSite,
  postToken,
  signInWith,
} from './logout-site.js';

describe('a logout token', () => {
  test(
    'of an unknown key makes the endpoint fetch keys once in ten seconds, however many come',
    onLogoutSite(async (site) => {
      await signInWith(site);
      const before = keysFetched(site.openid);
      const flood = async (): Promise<void> => {
        for (let count = 0; count < 20; count++)
          await postToken(site, { token: await logoutToken(site, {}, { kid: `invented-${count}` }) });
      };
      await flood();
      assert.equal(keysFetched(site.openid), before + 1);
      site.now += 9_000;
      await flood();
      assert.equal(keysFetched(site.openid), before + 1);
      site.now += 2_000;
      await flood();
      assert.equal(keysFetched(site.openid), before + 2);
      assert.equal((await postToken(site, { token: await logoutToken(site) })).status, 200);
    }),
  );

  const failures: readonly [path: string, reply: StubReply][] = [
    ['/.well-known/openid-configuration', { status: 500 }],
    ['/jwks', { status: 500 }],
    // No failure of the provider's server: what it answers is no set of keys.
    ['/jwks', { status: 404 }],
    ['/jwks', { body: '<!doctype html>' }],
  ];
  for (const [path, reply] of failures)
    test(
      `makes the endpoint ask for ${path} once in ten seconds while that brings ${JSON.stringify(reply)}`,
      onLogoutSite(async (site) => {
        const answer = site.openid.answers.get(path);
        site.openid.answers.set(path, () => reply);
        const answers: string[] = [];
        for (let count = 0; count < 20; count++) {
          const response = await postToken(site, { token: await logoutToken(site) });
          answers.push(`${response.status} ${await errorOf(response)}`);
        }
        assert.deepEqual([...new Set(answers)], ['502 provider_unreachable']);
        assert.equal(site.openid.count(path), 1);
        if (answer) site.openid.answers.set(path, answer);
        site.now += 10_001;
        assert.equal((await postToken(site, { token: await logoutToken(site) })).status, 200);
      }),
    );
});

describe('a provider', () => {
  test(
    'that is unknown, or whose issuer and keys are, gets 404, and the operator learns why',
    onLogoutSite(async (site) => {
      const token = await logoutToken(site);
      const unknown = await postToken(site, { token, provider: 'nobody' });
      assert.deepEqual([unknown.status, await errorOf(unknown)], [404, 'provider_unknown']);
      const unchecked = await postToken(site, { token, provider: 'stub' });
      assert.deepEqual([unchecked.status, await errorOf(unchecked)], [404, 'not_found']);
      assert.ok(site.logged.some(({ code, provider }) => code === 'logout_unchecked' && provider === 'stub'));
      assert.equal(site.stub.calls.length, 0);
    }),
  );

  test(
    'with an issuer and without keys proves nothing: TLS says who was asked, not who sends',
    onLogoutSite(
      async (site) => {
        const forgedToken = site.openid.sign(
          logoutClaims(site, { iss: site.stub.url }),
          {},
          (await strangersKey).privateKey,
        );
        const response = await postToken(site, { token: await forgedToken, provider: 'stub' });
        assert.deepEqual([response.status, await errorOf(response)], [404, 'not_found']);
      },
      { stub: ({ url }) => ({ issuer: url }) },
    ),
  );

  test(
    'gets 404 without a store, and the operator learns that it needs one',
    onSite(byRequest, async (site) => {
      const browser = await signInWith(site);
      const response = await postToken(site, { token: await logoutToken(site) });
      assert.deepEqual([response.status, await errorOf(response)], [404, 'not_found']);
      assert.ok(site.logged.some(({ code }) => code === 'logout_needs_store'));
      assert.deepEqual(await site.ids(browser), ['openid']);
    }),
  );
});
