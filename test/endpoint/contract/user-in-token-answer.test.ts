import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RawUser } from '../../../src/endpoint/index.js';
import { errorOf, onSite } from '../../support/site.js';
import { byEndpoints } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { restore, save } from './refresh-site.js';
import { loginAsJson, userOf } from '../../support/login-as-json.js';

const strava = {
  userFromToken: 'athlete',
  userEndpoint: undefined,
  userFn: ({ firstname }: RawUser) => ({ name: firstname as string }),
};

endpointContract((way) => {
  describe('a user that stands in the token answer', () => {
    test(
      'is taken from there with every digit, and no endpoint is asked',
      onSite(
        way,
        async (site) => {
          const honest = site.stub.answers.get('/token')!;
          site.stub.answers.set('/token', async (call) => {
            const reply = await honest(call);
            assert.ok(typeof reply === 'object');
            const body = JSON.stringify(reply.body).slice(0, -1);
            return {
              headers: { 'content-type': 'application/json' },
              body: `${body},"athlete":{"id":9007199254740993,"firstname":"Ada","height":1.7}}`,
            };
          });
          assert.equal((await site.login()).status, 303);
          const user = await userOf(site);
          assert.deepEqual(user, {
            ...{ id: '9007199254740993', name: 'Ada', email: null, avatar_url: null, groups: [] },
            raw: { id: '9007199254740993', firstname: 'Ada', height: 1.7 },
          });
          assert.equal(site.stub.count('/user'), 0);
        },
        { stub: strava },
      ),
    );

    test(
      'may stand deeper, and brings no token along to the page',
      onSite(
        way,
        async (site) => {
          const user = {
            id: 'U1',
            ...{ access_token: 'a-secret-1', refreshToken: 'a-secret-2', client_secret: 'a-secret-3' },
            bots: [{ name: 'bot', token: 'a-secret-4' }],
          };
          site.stub.token = { owner: { user } };
          assert.equal((await site.login()).status, 303);
          const told = await userOf(site);
          assert.deepEqual(told?.raw, { id: 'U1', bots: [{ name: 'bot' }] });
          assert.ok(!site.browser.seen.join().includes('a-secret'));
        },
        { stub: { userFromToken: 'owner.user', userEndpoint: undefined } },
      ),
    );

    for (const athlete of [undefined, null, 'ada', 5, [], [{ id: 1 }], {}, { id: null }]) {
      test(
        `and is ${JSON.stringify(athlete)} there makes the login fail`,
        onSite(
          way,
          async (site) => {
            site.stub.token = { athlete };
            assert.equal(await errorOf(await loginAsJson(site)), 'user_fetch_failed');
            assert.deepEqual(await site.ids(), []);
          },
          { stub: strava },
        ),
      );
    }

    for (const path of ['constructor', '__proto__', 'toString.name']) {
      test(
        `is no part of every object: ${path}`,
        onSite(
          way,
          async (site) => assert.equal(await errorOf(await loginAsJson(site)), 'user_fetch_failed'),
          { stub: { ...strava, userFromToken: path } },
        ),
      );
    }

    test(
      'must be the person of the ID token where sameUserFn compares them',
      onSite(
        way,
        async (site) => {
          site.openid.token = { athlete: { id: 'mallory' } };
          assert.equal(await errorOf(await loginAsJson(site, 'openid')), 'user_fetch_failed');
          site.openid.token = { athlete: { id: 'ada' } };
          assert.equal((await site.login('', 'openid')).status, 303);
        },
        {
          openid: {
            userFromToken: 'athlete',
            sameUserFn: (raw: RawUser, claims: RawUser) => raw['id'] === claims['sub'],
          },
        },
      ),
    );

    test(
      'is asked for at the user endpoint where a saved token is restored, since there is no such answer then',
      onSite(
        way,
        async (site) => {
          site.stub.token = { athlete: { id: 'ada', from: 'token' } };
          site.stub.user = { id: 'ada', from: 'endpoint' };
          await site.login();
          assert.equal((await userOf(site))?.raw['from'], 'token');
          const saved = await save(site);
          site.browser.cookies.clear();
          assert.equal((await restore(site, saved)).status, 200);
          assert.equal((await userOf(site))?.raw['from'], 'endpoint');
        },
        { stub: (stub) => ({ userFromToken: 'athlete', userEndpoint: byEndpoints(stub).userEndpoint }) },
      ),
    );
  });
});
