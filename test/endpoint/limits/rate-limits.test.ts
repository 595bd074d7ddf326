import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LimitedKind } from '../../../src/endpoint/limits/limited-kind.js';
import { RateLimits } from '../../../src/endpoint/limits/rate-limits.js';
import { OperatorLog, type OperatorLogEntry } from '../../../src/endpoint/log/operator-log.js';
import { ParsedRequest } from '../../../src/endpoint/http/parsed-request.js';
import { SharedStore } from '../../../src/endpoint/sessions/stored/shared-store.js';
import { makeStore, type StoreForTests } from '../../support/store-for-tests.js';

const minute = 60_000;
const start = 1_700_000_040_000;

interface Limited {
  now: number;
  readonly limits: RateLimits;
  readonly logged: OperatorLogEntry[];
  /** Seconds to wait, or `undefined` for a request that may go on. */
  send(
    address?: string,
    options?: { kind?: LimitedKind; isOwn?: boolean; forwarded?: string },
  ): Promise<number | undefined>;
}

function limitTo(most: number, store?: StoreForTests, trustProxy?: number): Limited {
  const logged: OperatorLogEntry[] = [];
  const log = new OperatorLog((entry) => logged.push(entry));
  const limited: Limited = {
    now: start,
    logged,
    limits: new RateLimits({
      ...{ log, trustProxy, clock: () => limited.now },
      limit: { logins: most, callbacks: most, changes: most, requests: most },
      store:
        store && new SharedStore({ store, endpointUrl: 'https://x.example/api/oauth', primitives: {}, log }),
    }),
    send: async (address, { kind = 'logins', isOwn = true, forwarded } = {}) => {
      const header = (name: string) => (name === 'x-forwarded-for' ? (forwarded ?? null) : null);
      const nothing = () => Promise.resolve(null);
      const request = {
        method: 'GET',
        target: '/',
        host: '',
        address,
        header,
        text: nothing,
        bytes: nothing,
      };
      return (await limited.limits.check(kind, new ParsedRequest(request), isOwn))?.retryAfter;
    },
  };
  return limited;
}

const many = <T>(times: number, run: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, run));
const passedOf = (answers: readonly (number | undefined)[]): number =>
  answers.filter((answer) => answer === undefined).length;

describe('rate limits', () => {
  test('refuse what an address sends above the limit until the minute ends, and say when that is', async () => {
    const limited = limitTo(3);
    limited.now += 15_500;
    assert.deepEqual(await many(5, () => limited.send('203.0.113.7')), [
      undefined,
      undefined,
      undefined,
      45,
      45,
    ]);
    limited.now = start + minute - 1;
    assert.equal(await limited.send('203.0.113.7'), 1);
    limited.now = start + minute;
    assert.equal(await limited.send('203.0.113.7'), undefined);
    assert.deepEqual(
      limited.logged.map(({ code }) => code),
      [],
    );
  });

  test('count each address, each kind, and what other sites send, apart', async () => {
    const limited = limitTo(1);
    const others = { isOwn: false };
    assert.equal(passedOf(await many(2, () => limited.send('203.0.113.7', others))), 1);
    assert.equal(await limited.send('203.0.113.7'), undefined);
    assert.equal(await limited.send('203.0.113.7', { kind: 'callbacks' }), undefined);
    assert.equal(await limited.send('203.0.113.8'), undefined);
    assert.notEqual(await limited.send('203.0.113.7'), undefined);
  });

  test('count IPv6 by its first 64 bits, and mapped IPv4 as IPv4', async () => {
    const limited = limitTo(1);
    assert.equal(await limited.send('2001:db8:1:2::1'), undefined);
    assert.notEqual(await limited.send('2001:db8:1:2:ffff:ffff:ffff:ffff'), undefined);
    assert.equal(await limited.send('2001:db8:1:3::1'), undefined);
    assert.equal(await limited.send('::ffff:203.0.113.7'), undefined);
    assert.notEqual(await limited.send('203.0.113.7'), undefined);
  });

  test('refuse nobody whose address is unknown, and tell the operator once that it would have been too many', async () => {
    const limited = limitTo(2);
    await many(2, () => limited.send(undefined));
    assert.deepEqual(limited.logged, []);
    assert.equal(passedOf(await many(5, () => limited.send(undefined))), 5);
    assert.deepEqual(
      limited.logged.map(({ code }) => code),
      ['caller_address_unknown'],
    );
  });

  test('tell the operator about a proxy inside before anybody is refused, unless the settings say how many there are', async () => {
    const forwarded = '198.51.100.1';
    const limited = limitTo(9);
    await limited.send('9.9.9.9', { forwarded });
    assert.deepEqual(limited.logged, []);
    await limited.send('10.0.0.1', { forwarded });
    await limited.send('127.0.0.1', { forwarded });
    assert.deepEqual(
      limited.logged.map(({ code }) => code),
      ['proxy_not_trusted'],
    );
    for (const hops of [0, 1]) {
      const told = limitTo(9, undefined, hops);
      await told.send('10.0.0.1', { forwarded });
      assert.deepEqual(told.logged, []);
    }
  });

  test('refuse nobody behind a proxy inside that the settings do not count, whoever floods, and tell the operator', async () => {
    for (const proxy of ['10.0.0.2', '127.0.0.1', 'fd00::1']) {
      const limited = limitTo(3);
      const flood = await many(9, () => limited.send(proxy, { forwarded: '203.0.113.9' }));
      assert.equal(passedOf(flood), 9);
      assert.equal(await limited.send(proxy, { forwarded: '198.51.100.7' }), undefined, proxy);
      assert.deepEqual(
        limited.logged.map(({ code }) => code),
        ['proxy_not_trusted', 'caller_address_unknown'],
      );
      assert.match(limited.logged.at(-1)?.cure ?? '', /trustProxy/);
      // What comes without the header has one address, and is counted by it.
      assert.equal(passedOf(await many(5, () => limited.send(proxy))), 3);
    }
  });

  test('refuse nobody behind a proxy that the settings count and that names no caller, and tell the operator at once', async () => {
    for (const proxy of ['10.0.0.2', '127.0.0.1', 'fd00::1']) {
      const limited = limitTo(3, undefined, 1);
      assert.equal(passedOf(await many(9, () => limited.send(proxy))), 9, proxy);
      const [told, ...more] = limited.logged;
      assert.deepEqual([told?.code, more.length], ['caller_address_unknown', 0]);
      assert.match(told?.message ?? '', /without X-Forwarded-For/);
      assert.equal(passedOf(await many(5, () => limited.send(proxy, { forwarded: '203.0.113.9' }))), 3);
      assert.equal(passedOf(await many(5, () => limited.send('9.9.9.9'))), 3, 'past the proxy');
    }
  });

  test('count by the address of the connection if the settings say that there is no proxy, or if the header comes from outside', async () => {
    for (const [address, trustProxy] of [
      ['10.0.0.2', 0],
      ['9.9.9.9', undefined],
    ] as const) {
      const limited = limitTo(3, undefined, trustProxy);
      let index = 0;
      const answers = await many(6, () => limited.send(address, { forwarded: `198.51.100.${index++}` }));
      assert.equal(passedOf(answers), 3, address);
    }
  });

  test('of a flood from 25,000 addresses hold 10,000, and count the newest right', async () => {
    const limited = limitTo(2);
    for (let index = 0; index < 25_000; index += 1)
      await limited.send(`10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`);
    assert.equal(limited.limits.size, 10_000);
    assert.equal(passedOf(await many(3, () => limited.send('10.0.97.167'))), 1);
    limited.now += minute;
    await limited.send('203.0.113.7');
    assert.equal(limited.limits.size, 1, 'the next minute starts empty');
  });
});

describe('rate limits of several processes with one store', () => {
  test('let exactly the limit through, however the requests are spread', async () => {
    const store = makeStore(() => start);
    const processes = [1, 2, 3].map(() => limitTo(10, store));
    const answers = await Promise.all(
      processes.flatMap(({ send }) => [...Array(10)].map(() => send('203.0.113.7'))),
    );
    assert.equal(passedOf(answers), 10);
    assert.ok(
      [...store.entries.keys()].every((key) => !key.includes('203.0.113')),
      'no address is written',
    );
    const asked = store.asked.length;
    for (const { send } of processes) await send('203.0.113.7');
    assert.equal(store.asked.length, asked, 'a caller that is refused costs no call to the store');
  });

  test('ask the store for a twentieth less, so that people who sign in do not wait for it, and never for cheap requests', async () => {
    const store = makeStore(() => start);
    const { send } = limitTo(100, store);
    await many(5, () => send('203.0.113.7'));
    await many(100, () => send('203.0.113.7', { kind: 'requests' }));
    assert.deepEqual(store.asked, []);
    await send('203.0.113.7');
    assert.deepEqual(store.asked, ['increment']);
  });

  for (const [what, before] of [
    ['that fails', () => Promise.reject(new Error('away'))],
    ['that never answers', () => new Promise<never>(() => undefined)],
  ] as const)
    test(`count by themselves with one ${what}: nobody is locked out, nobody is unlimited, and it is asked once`, async () => {
      const store = makeStore(() => start);
      store.before = before;
      const limited = limitTo(4, store);
      const answers = [];
      for (let index = 0; index < 8; index += 1) answers.push(await limited.send('203.0.113.7'));
      assert.equal(passedOf(answers), 4);
      assert.deepEqual(store.asked, ['increment']);
    });

  test('believe no store that answers with something else than a number', async () => {
    for (const lie of [NaN, undefined, 'many', -1, {}]) {
      const store = makeStore(() => start);
      store.increment = () => Promise.resolve(lie as number);
      const limited = limitTo(2, store);
      const answers = [];
      for (let index = 0; index < 4; index += 1) answers.push(await limited.send('203.0.113.7'));
      assert.equal(passedOf(answers), 2);
    }
  });
});
