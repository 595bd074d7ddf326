import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthorizationRecord } from '../../../../src/endpoint/sessions/session-record.js';
import { mergeRecords } from '../../../../src/endpoint/sessions/stored/merge-records.js';

const tokenOf = (name: string, expiresAt = 1000): AuthorizationRecord['token'] => ({
  ...{ accessToken: `access-${name}`, refreshToken: `refresh-${name}`, scope: [], tokenType: 'bearer' },
  ...{ expiresAt, lifetime: null },
});
const record = (token: AuthorizationRecord['token'], more: Partial<AuthorizationRecord> = {}) => ({
  ...{ provider: 'stub', user: null, flow: 'f', state: 's', epoch: 'e', loginAt: 1, signedInAt: 1 },
  ...{ token, ...more },
});

test('a newer token replaces the stored one, and counts as one more refresh', () => {
  const merged = mergeRecords(record(tokenOf('a')), record(tokenOf('b')));
  assert.deepEqual([merged.token.accessToken, merged.refreshes], ['access-b', 1]);
});

test('an older token does not replace a newer one, but that it was saved is kept', () => {
  const stored = record(tokenOf('b'), { refreshes: 1 });
  assert.equal(mergeRecords(stored, record(tokenOf('x'))), stored);
  const merged = mergeRecords(stored, record(tokenOf('a'), { saved: true, savedId: 'i' }));
  assert.deepEqual([merged.token.accessToken, merged.saved, merged.savedId], ['access-b', true, 'i']);
});

test('the same token is nothing new, unless it now lives longer', () => {
  const stored = record(tokenOf('a'), { saved: true, savedId: 'i' });
  assert.equal(mergeRecords(stored, record(tokenOf('a'))), stored);
  const merged = mergeRecords(stored, record(tokenOf('a', 2000)));
  assert.deepEqual([merged.token.expiresAt, merged.saved, merged.savedId], [2000, true, 'i']);
});
