import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OperatorLog } from '../../../src/endpoint/log/operator-log.js';
import { toText, type RefreshState } from '../../../src/endpoint/refresh/refresh-state.js';
import { SharedRefreshes } from '../../../src/endpoint/refresh/shared-refreshes.js';
import { pooledRandom } from '../../../src/endpoint/runtime/random.js';
import { joseKey } from '../../../src/endpoint/sessions/sealing/jose-key.js';
import { parseToken, type TokenRecord } from '../../../src/endpoint/sessions/session-record.js';
import { SealedEntries } from '../../../src/endpoint/sessions/stored/sealed-entries.js';
import type { HeldKey } from '../../../src/endpoint/sessions/stored/entry-names.js';
import { SharedStore } from '../../../src/endpoint/sessions/stored/shared-store.js';
import type { CheckedProvider } from '../../../src/endpoint/settings/check-settings.js';
import { makeStore, type StoreForTests } from '../../support/store-for-tests.js';

const endpoint = 'https://x.example/api/oauth';
const provider = { id: 'acme' } as CheckedProvider;
const minute = 60_000;

const token = (name: string): TokenRecord => ({
  ...{ accessToken: `access-${name}`, refreshToken: `refresh-${name}`, scope: [], tokenType: 'bearer' },
  ...{ expiresAt: null, lifetime: null },
});

interface Met {
  readonly store: StoreForTests;
  readonly shared: SharedStore;
  readonly results: SealedEntries<TokenRecord>;
  readonly refreshes: SharedRefreshes;
  /** The name of the state of a token. */
  key(of: TokenRecord): Promise<HeldKey>;
  put(of: TokenRecord, state: RefreshState, ttlMs?: number): Promise<string>;
  /** Runs once, right before the sign-out does such an operation. */
  before(operation: 'get' | 'compareAndSet', work: () => Promise<unknown>): void;
  pass(milliseconds: number): void;
}

function meet(): Met {
  let now = 1_000_000;
  const clock = (): number => now;
  const store = makeStore(clock);
  const log = new OperatorLog(() => undefined);
  const shared = new SharedStore({ store, endpointUrl: endpoint, primitives: {}, log });
  const secrets = ['a secret of forty characters for testing'];
  const results = new SealedEntries({ secrets, endpoint, clock, makeKey: joseKey }, parseToken);
  const refreshes = new SharedRefreshes({
    ...{ store: shared, results, timeoutMs: 1000, longestSessionMs: 400 * 24 * 60 * minute },
    random: pooledRandom(),
    wait: () => Promise.resolve(),
  });
  const key = (of: TokenRecord): Promise<HeldKey> =>
    shared.key('refresh', provider.id, of.refreshToken ?? '', of.accessToken);
  return {
    ...{ store, shared, results, refreshes, key },
    async put(of, state, ttlMs = minute) {
      await store.set(await key(of), toText(state), ttlMs);
      return toText(state);
    },
    before(operation, work) {
      store.before = async (asked) => {
        if (asked !== operation) return;
        store.before = undefined;
        await work();
      };
    },
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}

const old = token('old');
const newer = token('newer');
const mark = { kind: 'sent', by: 'somebody' } as const;

/** What another process does at the time of a sign-out, and the token that must not be sent afterwards. */
const meetings: readonly [what: string, arrange: (met: Met) => Promise<unknown>, newest: TokenRecord][] = [
  [
    'in the millisecond in which the mark of a refresh was taken away',
    async ({ put, key, shared }) => shared.release(await key(old), await put(old, mark)),
    old,
  ],
  [
    'while the mark of a refresh is being taken away',
    async ({ put, key, shared, before }) => {
      const text = await put(old, mark);
      const name = await key(old);
      before('compareAndSet', () => shared.release(name, text));
    },
    old,
  ],
  [
    'while the time ends for which a refresh is not tried again',
    async ({ put, store, pass, key }) => {
      await put(old, { kind: 'busy', retryAfter: null });
      const name = await key(old);
      store.before = (operation, asked) => {
        if (operation !== 'setIfAbsent' || asked !== name) return;
        store.before = (next) => {
          if (next !== 'get') return;
          store.before = undefined;
          pass(minute);
        };
      };
    },
    old,
  ],
  [
    'while the token is exchanged for another, which is the newest',
    async ({ put, results, key, before }) => {
      await put(old, mark);
      const sealed = await results.seal(await key(old), newer, minute);
      before('compareAndSet', () => put(old, { kind: 'done', sealed }));
    },
    newer,
  ],
  [
    'after a result that this endpoint can no longer open',
    ({ put }) => put(old, { kind: 'done', sealed: 'of another secret' }),
    old,
  ],
];

describe('a sign-out', () => {
  for (const [what, arrange, newest] of meetings)
    test(`${what} is noted: no process sends the token afterwards`, async () => {
      const met = meet();
      await arrange(met);
      assert.deepEqual(await met.refreshes.abandon(provider, old), newest);
      met.pass(5);
      const done: string[] = [];
      const send = (): Promise<TokenRecord> => Promise.resolve(token(`sent ${String(done.push('sent'))}`));
      const discard = (): Promise<number> => Promise.resolve(done.push('discarded'));
      await assert.rejects(met.refreshes.once(provider, newest, { send, discard }), {
        name: 'OAuthError',
      });
      assert.deepEqual(done, []);
    });

  test('ends though the store says something else each time it is asked', async () => {
    const { refreshes, store } = meet();
    store.setIfAbsent = () => Promise.resolve(false);
    store.compareAndSet = () => Promise.resolve(false);
    assert.equal(await refreshes.abandon(provider, old), old);
    assert.ok(store.asked.length < 50);
  });
});

describe('an entry that was taken away', () => {
  test('is absent for who writes in the same millisecond, as it is for who reads', async () => {
    const { shared, store } = meet();
    for (const kind of ['lock', 'refresh', 'once'] as const) {
      const key = await shared.key(kind, 'x');
      assert.equal(await shared.setIfAbsent(key, 'one', minute), true);
      assert.equal(await shared.setIfAbsent(key, 'two', minute), false);
      await shared.release(key, 'one');
      assert.equal(await shared.get(key), undefined);
      assert.equal(await shared.setIfAbsent(key, 'two', minute), true);
      assert.equal(store.entries.get(key)?.value, 'two');
    }
  });

  test('is written by one of those who try at once', async () => {
    const { shared } = meet();
    const key = await shared.key('lock', 'x');
    await shared.set(key, 'one', minute);
    await shared.release(key, 'one');
    const written = await Promise.all(['a', 'b', 'c'].map((value) => shared.setIfAbsent(key, value, minute)));
    assert.deepEqual(written.filter(Boolean).length, 1);
  });
});
