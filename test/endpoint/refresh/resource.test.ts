import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entries } from '../../../src/providers/catalog/entries.js';
import { QuirkProvider } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite } from '../../support/quirks/quirk-site.js';
import { attemptRefresh } from '../../support/quirks/storm/refresh-attempt.js';

const api = 'https://api.example.com/v1';
const other = 'https://other.example.com/';

describe('the API that a login asks tokens for (RFC 8707)', () => {
  for (const isStored of [false, true])
    test(`is named at each refresh too, with sessions in ${isStored ? 'a store' : 'cookies'}`, async () => {
      const provider = new QuirkProvider('linear', entries.linear);
      const site = await openQuirkSite(provider, { isStored, settings: { pageParams: ['resource'] } });
      await site.login(`?parameters.resource=${encodeURIComponent(api)}`);
      await attemptRefresh(site, true);
      await attemptRefresh(site, true);
      const sent = provider.received.filter(({ what }) => what === 'token' || what === 'refresh');
      assert.deepEqual(
        sent.map(({ what, fields }) => [what, fields.get('resource')]),
        [
          ['token', api],
          ['refresh', api],
          ['refresh', api],
        ],
      );
    });

  for (const [whose, query, expected] of [
    ['of the settings', '', other],
    ['of a page that may set it', `?parameters.resource=${encodeURIComponent(api)}`, api],
  ] as const)
    test(`is named to the token endpoint as the authorization request had it: that ${whose}`, async () => {
      const provider = new QuirkProvider('linear', entries.linear);
      const settings = { authorizationParams: { resource: other }, pageParams: ['resource'] };
      const site = await openQuirkSite(provider, { settings });
      const asked: (string | null)[] = [];
      const approve = provider.approve.bind(provider);
      provider.approve = (location) => {
        asked.push(new URL(location).searchParams.get('resource'));
        return approve(location);
      };
      await site.login(query);
      await attemptRefresh(site, true);
      assert.deepEqual(asked, [expected]);
      const sent = provider.received.filter(({ what }) => what === 'token' || what === 'refresh');
      assert.deepEqual(
        sent.map(({ what, fields }) => [what, fields.get('resource')]),
        [
          ['token', expected],
          ['refresh', expected],
        ],
      );
    });

  test('is not named where the login named none', async () => {
    const provider = new QuirkProvider('linear', entries.linear);
    const site = await openQuirkSite(provider);
    await site.login();
    await attemptRefresh(site, true);
    assert.ok(provider.received.some(({ what }) => what === 'refresh'));
    assert.ok(provider.received.every(({ fields }) => !fields.has('resource')));
  });
});
