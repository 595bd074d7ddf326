import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OperatorLog } from '../../../../src/endpoint/log/operator-log.js';
import type { AuthorizationRecord } from '../../../../src/endpoint/sessions/session-record.js';
import { ProviderLogouts } from '../../../../src/endpoint/sessions/stored/provider-logouts.js';
import { SharedStore } from '../../../../src/endpoint/sessions/stored/shared-store.js';
import { makeStore, type StoreForTests } from '../../../support/store-for-tests.js';

const group = { provider: 'acme', id: 'hash', by: 'subject' } as const;
const session = { idle: 3600, absolute: 3600, remember: 3600, devices: true };

function notesIn(store: StoreForTests, seconds = 1000): ProviderLogouts {
  const log = new OperatorLog(() => undefined);
  const shared = new SharedStore({ store, endpointUrl: 'https://x.example/api/oauth', primitives: {}, log });
  return new ProviderLogouts(shared, { session }, () => seconds * 1000);
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

  test('stay as they are where a process has a clock that is slow: nobody comes back', async () => {
    const store = makeStore();
    const now = 1_000_000;
    await notesIn(store, now).add(group, now);
    const slow = notesIn(store, now - 7200);
    for (const ask of ['include', 'includeEarlier'] as const) {
      assert.equal(await slow[ask](issued(now - 600), ''), true);
      assert.equal(await notesIn(store, now)[ask](issued(now - 600), ''), true);
    }
    await slow.add(group, now - 7200);
    assert.deepEqual(
      [...store.entries.values()].map(({ value }) => value),
      [`1;${now};;`],
    );
  });

  // Of another release, half of one, of years to come.
  for (const unreadable of ['garbage', '', '50 spared', '1;50;', '1;999999999999;;']) {
    const broken = async (by: 'subject' | 'sid' = 'subject'): Promise<StoreForTests> => {
      const store = makeStore();
      await notesIn(store).add({ ...group, by }, 50);
      for (const [key, entry] of store.entries) store.entries.set(key, { ...entry, value: unreadable });
      return store;
    };
    const now = 1_000_000;

    test(`that say ${JSON.stringify(unreadable)} let a new login through, and nothing from before it`, async () => {
      const notes = notesIn(await broken(), now);
      assert.equal(await notes.include(issued(now - 20)), false);
      for (const earlier of [now - 21, now - 1000, 100]) {
        assert.equal(await notes.include(issued(earlier)), true);
        assert.equal(await notes.includeEarlier(issued(earlier), ''), true);
      }
      for (const later of [now - 20, now]) {
        assert.equal(await notes.include(issued(later)), false);
        assert.equal(await notes.includeEarlier(issued(later), ''), false);
      }
    });

    test(`that say ${JSON.stringify(unreadable)} refuse what was saved, and no login after it`, async () => {
      for (const ask of ['include', 'includeEarlier'] as const) {
        const notes = notesIn(await broken(), now);
        const old = issued(now - (ask === 'include' ? 4000 : 1));
        assert.equal(await notes[ask](old, ''), true);
        assert.equal(await notes[ask](old, ''), true);
        assert.equal(await notes.include(issued(now + 1)), false);
        assert.equal(await notes.includeEarlier(issued(now + 1), ''), false);
      }
    });

    test(`that say ${JSON.stringify(unreadable)} of a session at the provider refuse for an hour what names it`, async () => {
      const notes = notesIn(await broken('sid'), now);
      const named = (at: number) => ({ ...issued(at), atProvider: { issuedAt: at, sid: 'hash' } });
      assert.equal(await notes.include(named(now)), true);
      assert.equal(await notes.include(named(now + 3600)), true);
      assert.equal(await notes.include(named(now + 3601)), false);
      assert.equal(await notes.include(issued(now)), false);
    });

    test(`that say ${JSON.stringify(unreadable)} are replaced by a logout`, async () => {
      const notes = notesIn(await broken(), now);
      await notes.add(group, now);
      assert.equal(await notes.include(issued(now)), true);
      assert.equal(await notes.include(issued(now + 1)), false);
    });
  }
});
