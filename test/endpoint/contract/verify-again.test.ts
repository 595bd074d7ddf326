import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Site } from '../../support/site.js';
import { errorOf, label, messageOf, onSite } from '../../support/site.js';
import { secondsNow } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { json } from './openid-login.js';

const popup = (query: string): string => `?flow=${label}&mode=popup&${query}`;

async function comeBack(site: Site, address: string): Promise<Response> {
  const { pathname, search } = new URL(site.openid.approve(address));
  return site.browser.visit(pathname + search, json);
}

/** Somebody is signed in; verifying again fails, and nothing of the session or its tokens has changed. */
async function expectRefused(site: Site, query: string, code = 'reauth_required'): Promise<void> {
  await site.login('', 'openid');
  const before = (await site.authorization('openid'))?.token.accessToken;
  const calls = site.openid.count('/user');
  const address = await site.begin(popup(query), 'openid');
  const response = await comeBack(site, address);
  const message = await messageOf(response);
  assert.equal(message.error, code);
  assert.deepEqual(
    message.session.authorizations.map(({ provider }) => provider),
    ['openid'],
  );
  assert.equal(site.openid.count('/user'), calls);
  assert.deepEqual(site.openid.revoked, []);
  assert.equal((await site.authorization('openid'))?.token.accessToken, before);
}

const wrongTimes: [what: string, query: string, claims: () => Record<string, unknown>][] = [
  ['without auth_time', 'max_age=3600', () => ({})],
  ['older than max_age', 'max_age=60', () => ({ auth_time: secondsNow() - 120 })],
  ['from before the login, with max_age=0', 'max_age=0', () => ({ auth_time: secondsNow() - 60 })],
  ['in the future', 'max_age=60', () => ({ auth_time: secondsNow() + 900 })],
];

/** No time at all: the ID token as a whole is not valid. */
const malformedTimes: readonly unknown[] = ['1700000000', null, [1_700_000_000], true, -1];

endpointContract((way) => {
  describe('a login with max_age', () => {
    for (const query of ['max_age=0', 'max_age=60'])
      test(
        `asks the provider for it and takes a fresh auth_time (${query})`,
        onSite(way, async (site) => {
          const address = await site.begin(popup(query), 'openid');
          assert.equal(new URL(address).searchParams.get('max_age'), query.slice('max_age='.length));
          site.openid.claims = { auth_time: secondsNow() };
          assert.equal((await messageOf(await comeBack(site, address))).error, '');
          assert.deepEqual(await site.ids(), ['openid']);
        }),
      );

    for (const [what, query, claims] of wrongTimes)
      test(
        `ends with reauth_required for an authentication ${what}, and leaves the session as it was`,
        onSite(way, async (site) => {
          site.openid.claims = claims();
          await expectRefused(site, query);
        }),
      );

    for (const auth_time of malformedTimes)
      test(
        `refuses the auth_time ${JSON.stringify(auth_time)}, and leaves the session as it was`,
        onSite(way, async (site) => {
          const query = 'max_age=999999999';
          const honest = site.openid.answers.get('/token');
          let logins = 0;
          site.openid.answers.set('/token', (call) => {
            if (++logins === 2) site.openid.claims = { auth_time };
            return honest?.(call) ?? {};
          });
          await expectRefused(site, query, 'id_token_invalid');
        }),
      );

    test(
      'counts from its start: minutes of consent make no authentication too old',
      onSite(way, async (site) => {
        const address = await site.begin(popup('max_age=0'), 'openid');
        site.openid.claims = { auth_time: secondsNow(), exp: secondsNow() + 900 };
        site.now += 300_000;
        assert.equal((await messageOf(await comeBack(site, address))).error, '');
      }),
    );

    test(
      'tolerates clocks that are 25 seconds apart',
      onSite(way, async (site) => {
        site.openid.claims = { auth_time: secondsNow() - 25 };
        const address = await site.begin(popup('max_age=0'), 'openid');
        assert.equal((await messageOf(await comeBack(site, address))).error, '');
      }),
    );

    test(
      'keeps max_age in the sealed login: a callback that names another changes nothing',
      onSite(way, async (site) => {
        site.openid.claims = { auth_time: secondsNow() - 3600 };
        const address = await site.begin(popup('max_age=60'), 'openid');
        const back = new URL(site.openid.approve(address, { max_age: '999999', auth_time: '9999999999' }));
        const response = await site.browser.visit(back.pathname + back.search, json);
        assert.equal((await messageOf(response)).error, 'reauth_required');
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'refuses the ID token of an earlier login, whose auth_time was fresh',
      onSite(way, async (site) => {
        site.openid.claims = { auth_time: secondsNow() };
        let earlier: unknown;
        const honest = site.openid.answers.get('/token');
        site.openid.answers.set('/token', async (call) => {
          const reply = await honest?.(call);
          assert.ok(typeof reply === 'object');
          const body = reply.body as Record<string, unknown>;
          earlier ??= body['id_token'];
          return { body: { ...body, id_token: earlier } };
        });
        await site.login('', 'openid');
        const address = await site.begin(popup('max_age=0'), 'openid');
        assert.equal((await messageOf(await comeBack(site, address))).error, 'id_token_invalid');
      }),
    );

    test(
      'refuses an answer without ID token',
      onSite(way, async (site) => {
        const address = await site.begin(popup('max_age=0'), 'openid');
        site.openid.token = { id_token: undefined };
        assert.notEqual((await messageOf(await comeBack(site, address))).error, '');
        assert.deepEqual(await site.ids(), []);
      }),
    );

    test(
      'tells the operator once that the provider sends no auth_time',
      onSite(way, async (site) => {
        for (let login = 0; login < 2; login++)
          await comeBack(site, await site.begin(popup('max_age=0'), 'openid'));
        const told = site.logged.filter(({ code }) => code === 'auth_time_missing');
        assert.equal(told.length, 1);
        assert.match(told[0]?.cure ?? '', /Leave max-age out for provider openid/);
      }),
    );

    test(
      'is refused before anything is sent to a provider without ID tokens, and the log names the cure',
      onSite(way, async (site) => {
        const response = await site.browser.visit(`${site.base}/login/stub${popup('max_age=60')}`, json);
        const message = await messageOf(response);
        assert.equal(message.error, 'invalid_request');
        assert.equal(message.error_description, "Stub can't say when a person signed in there (max_age).");
        assert.equal(site.stub.calls.length, 0);
        assert.deepEqual(site.browser.names('-flow'), []);
        assert.deepEqual(
          site.logged.map(({ code, provider }) => [code, provider]),
          [['max_age_unsupported', 'stub']],
        );
      }),
    );

    for (const value of [
      '-1',
      '1e99',
      '1e3',
      '0x10',
      '1.5',
      '',
      ' ',
      'NaN',
      'Infinity',
      '60,60',
      '9999999999',
      '٣',
    ])
      test(
        `refuses max_age=${JSON.stringify(value)}`,
        onSite(way, async (site) => {
          const query = popup(`max_age=${encodeURIComponent(value)}`);
          const response = await site.browser.visit(`${site.base}/login/openid${query}`, json);
          assert.equal((await messageOf(response)).error, 'invalid_request');
          assert.equal(response.headers.get('location'), null);
        }),
      );

    test(
      'refuses max_age that is given twice',
      onSite(way, async (site) => {
        const response = await site.browser.visit(`${site.base}/login/openid?max_age=1&max_age=2`, json);
        assert.equal(await errorOf(response), 'invalid_request');
      }),
    );

    test(
      'refuses a saved token, which has no auth_time, without using it',
      onSite(way, async (site) => {
        await site.login('', 'openid');
        const saved = await site.browser.post(`${site.base}/token/save`, { provider: 'openid' });
        const { saved_token } = (await saved.json()) as { saved_token: string };
        const calls = site.openid.calls.length;
        const body = { provider: 'openid', saved_token, max_age: 0 };
        const response = await site.browser.post(`${site.base}/token/restore`, body);
        assert.equal(response.status, 401);
        assert.equal(await errorOf(response), 'reauth_required');
        assert.equal(site.openid.calls.length, calls);
        assert.deepEqual(await site.ids(), ['openid']);
      }),
    );

    for (const max_age of [-1, 1.5, '60', [60], null])
      test(
        `of a saved token refuses ${JSON.stringify(max_age)}`,
        onSite(way, async (site) => {
          const body = { provider: 'openid', saved_token: 'x', max_age };
          const response = await site.browser.post(`${site.base}/token/restore`, body);
          assert.equal(await errorOf(response), 'invalid_request');
        }),
      );
  });
});
