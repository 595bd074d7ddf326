import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite, type Site } from '../../support/site.js';
import { byEndpoints } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import type { Way } from '../../support/transports.js';
import { newest, patient, signOut } from './refresh-site.js';

endpointContract((way) => {
  describe('signing out in the provider’s own way', () => {
    /** GitHub, as it is, at a stub's address. */
    const github = (way: Way, run: (site: Site) => Promise<void>, environment = {}) =>
      onSite(
        way,
        async (site) => {
          site.stub.user = { id: 1, login: 'ada' };
          await site.login('?mode=popup');
          await run(site);
        },
        { stub: (own) => ({ ...byEndpoints(own), type: 'github', scopes: [] }), environment },
      );
    const path = '/applications/stub-client/token';

    test(
      'asks GitHub to delete the access token, with the client’s secret in the header alone',
      github(way, async (site) => {
        site.stub.answers.set(path, () => ({ status: 204 }));
        await signOut(site);
        const [call] = site.stub.calls.filter(({ method }) => method === 'DELETE');
        assert.deepEqual(
          [call?.path, call?.headers.authorization, JSON.parse(call?.body ?? '')],
          [
            path,
            `Basic ${btoa('stub-client:stub-secret-never-to-be-seen')}`,
            { access_token: newest(site.stub) },
          ],
        );
        assert.equal(site.stub.count('/revoke'), 0);
      }),
    );

    for (const [status, calls] of [
      [204, 1],
      [404, 1],
      [422, 1],
      [401, 1],
      [503, 2],
    ] as const) {
      test(
        `signs out although GitHub answers ${status}`,
        github(
          way,
          async (site) => {
            site.stub.answers.set(path, () => ({ status }));
            await signOut(site);
            assert.equal(site.stub.count(path), calls);
          },
          patient(),
        ),
      );
    }

    const own: [string, () => unknown][] = [
      [
        'throws',
        () => {
          throw new TypeError('a-secret');
        },
      ],
      ['rejects', () => Promise.reject(new Error('a-secret'))],
      ['answers nonsense', () => 'a-secret'],
      ['never answers', () => new Promise(() => undefined)],
    ];
    for (const [what, revokeFn] of own) {
      test(
        `signs out although revokeFn ${what}`,
        onSite(
          way,
          async (site) => {
            await site.login('?mode=popup');
            assert.deepEqual(await signOut(site), { logout_url: null });
            assert.ok(!site.browser.seen.join().includes('a-secret'));
          },
          {
            stub: { revokeFn },
            environment: { wait: () => new Promise((resolve) => setImmediate(resolve)) },
          },
        ),
      );
    }
  });
});
