import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type Site } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { restore, save } from '../contract/refresh-site.js';

const codesOf = ({ logged }: Site): string[] => logged.map(({ code }) => code);

/** What a page asks for that no login can have. */
const wrongQueries = [
  'max_age=-1',
  'max_age=soon',
  'intent=sign-off',
  `login_hint=${'a'.repeat(321)}`,
  'parameters.acr_values=a%0Ab',
];

describe('the operator’s log blames no provider', () => {
  for (const query of wrongQueries)
    test(
      `for what a page asks for: ${query.slice(0, 40)}`,
      onSite(byRequest, async (site) => {
        const headers = { accept: 'application/json' };
        const response = await site.browser.visit(`${site.base}/login/stub?${query}`, headers);
        assert.equal(await errorOf(response), 'invalid_request');
        assert.deepEqual(codesOf(site), []);
      }),
    );

  test(
    'where the access token of a saved sign-in has ended, and is refreshed',
    onSite(byRequest, async (site) => {
      await site.login('?mode=popup');
      const saved = await save(site);
      site.stub.end(site.stub.made('access').at(-1) ?? '');
      assert.equal((await restore(site, saved, {}, site.newBrowser())).status, 200);
      assert.equal(site.stub.refreshes.length, 1);
      assert.deepEqual(codesOf(site), []);
    }),
  );

  test(
    'where a stored token without a refresh token has ended',
    onSite(byRequest, async (site) => {
      await assert.rejects(site.endpoint.restore('stub', '{"access_token":"ended"}'), {
        code: 'saved_token_invalid',
      });
      assert.deepEqual(codesOf(site), []);
    }),
  );
});

test(
  'the operator’s log tells of a provider that refuses a token which it has just renewed',
  onSite(byRequest, async (site) => {
    await site.login('?mode=popup');
    const saved = await save(site);
    site.stub.answers.set('/user', () => ({ status: 401, body: {} }));
    assert.equal(await errorOf(await restore(site, saved, {}, site.newBrowser())), 'saved_token_invalid');
    assert.equal(site.stub.refreshes.length, 1);
    assert.deepEqual(codesOf(site), ['user_fetch_failed']);
  }),
);
