import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OperatorLog } from '../../../../src/endpoint/log/operator-log.js';
import type { AuthorizationRecord } from '../../../../src/endpoint/sessions/session-record.js';
import { ProviderLogouts } from '../../../../src/endpoint/sessions/stored/provider-logouts.js';
import { SharedStore } from '../../../../src/endpoint/sessions/stored/shared-store.js';
import { makeStore, type StoreForTests } from '../../../support/store-for-tests.js';

const group = { provider: 'acme', id: 'hash', by: 'subject' } as const;
const session = { idle: 3600, absolute: 3600, remember: 3600, devices: true };

function notesIn(store: StoreForTests): ProviderLogouts {
  const log = new OperatorLog(() => undefined);
  const shared = new SharedStore({ store, endpointUrl: 'https://x.example/api/oauth', primitives: {}, log });
  return new ProviderLogouts(shared, { session });
}

/** A session whose ID token was issued at a time. */
const issued = (issuedAt: number): AuthorizationRecord => ({
  ...{ provider: 'acme', user: null, flow: '', state: '', epoch: '', loginAt: 0, signedInAt: 0 },
  atProvider: { issuedAt },
  token: {
    ...{
      accessToken: '',
      scope: [],
      tokenType: 'bearer',
      expiresAt: null,
      refreshToken: null,
      lifetime: null,
    },
    signedIn: { subject: 'hash' },
  },
});

describe('notes of logouts', () => {
  for (const order of [
    [100, 50],
    [50, 100],
    [100, 50, 75],
    [75, 100, 100, 50],
  ])
    test(`issued at ${order.join(', ')} keep the newest, in whatever order they come`, async () => {
      const notes = notesIn(makeStore());
      for (const at of order) await notes.add(group, at);
      assert.deepEqual(await Promise.all([50, 80, 100, 101].map((at) => notes.include(issued(at)))), [
        true,
        true,
        true,
        false,
      ]);
    });

  test('keep the newest of many that are written at once', async () => {
    const store = makeStore();
    const notes = notesIn(store);
    await Promise.all([30, 90, 10, 70, 50].map((at) => notes.add(group, at)));
    assert.deepEqual(
      [...store.entries.values()].map(({ value }) => value),
      ['1;90;;'],
    );
  });

  test('replace one that cannot be read', async () => {
    const store = makeStore();
    const notes = notesIn(store);
    await notes.add(group, 50);
    for (const [key, entry] of store.entries) store.entries.set(key, { ...entry, value: 'garbage' });
    assert.equal(await notes.include(issued(1000)), true);
    await notes.add(group, 100);
    assert.equal(await notes.include(issued(101)), false);
  });
});
