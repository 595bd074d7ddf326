import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entries } from '../../../src/providers/catalog/entries.js';
import { QuirkProvider } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite } from '../../support/quirks/quirk-site.js';
import { answering, jsonResponse } from '../../support/quirks/storm/answers.js';
import { attemptRefresh } from '../../support/quirks/storm/refresh-attempt.js';

describe('a refresh that the provider refused, with sessions in a store', () => {
  test('is tried again for who asks within the same millisecond, though the token has expired', async () => {
    const provider = new QuirkProvider('amazon', entries.amazon);
    const site = await openQuirkSite(provider, {
      isStored: true,
      wait: async (milliseconds) => {
        await Promise.resolve();
        site.pass(milliseconds);
      },
    });
    await site.login();
    site.pass(3_600_001);
    provider.drift = answering('refresh', () => jsonResponse({ error: 'invalid_client' }, 401));
    assert.equal((await attemptRefresh(site, false)).code, 'invalid_client');
    provider.drift = {};
    const { code, token, authorization } = await attemptRefresh(site, false);
    assert.deepEqual([code, token?.accessToken, authorization?.provider], ['', 'access-2', 'amazon']);
  });
});
