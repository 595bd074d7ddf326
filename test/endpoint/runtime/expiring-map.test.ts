import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ExpiringMap } from '../../../src/endpoint/runtime/expiring-map.js';

const bounds = { entries: 5, bytes: 2000, entryBytes: 900 };

describe('a bounded map', () => {
  test('never holds more entries or bytes than it may, nor anything that has expired, whatever is put into it', () => {
    const step = fc.oneof(
      fc.record({
        key: fc.string({ maxLength: 3 }),
        bytes: fc.integer({ min: 0, max: 1000 }),
        life: fc.integer({ min: -10, max: 1000 }),
      }),
      fc.record({ passed: fc.integer({ min: 0, max: 500 }) }),
      fc.record({ deleted: fc.string({ maxLength: 3 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let now = 1_000_000;
        const map = new ExpiringMap<{ bytes: number }>(
          () => now,
          bounds,
          ({ bytes }) => bytes,
        );
        const until = new Map<string, number>();
        for (const each of steps) {
          if ('passed' in each) now += each.passed;
          else if ('deleted' in each) map.delete(each.deleted);
          else {
            map.set(each.key, { bytes: each.bytes }, now + each.life);
            until.set(each.key, now + each.life);
          }
          assert.ok(map.size <= bounds.entries && map.bytes <= bounds.bytes && map.bytes >= 0);
          for (const [key, end] of until) if (end <= now) assert.equal(map.get(key), undefined);
        }
        for (const key of until.keys()) map.delete(key);
        assert.deepEqual([map.size, map.bytes], [0, 0]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('keeps the newest, and drops the oldest first', () => {
    const map = new ExpiringMap<string>(() => 0, bounds);
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) map.set(key, key, 10);
    assert.equal(map.get('a'), undefined);
    assert.equal(map.get('f'), 'f');
    map.set('b', 'again', 10);
    map.set('g', 'g', 10);
    assert.equal(map.get('c'), undefined);
    assert.equal(map.get('b'), 'again');
  });

  test('keeps nothing of what is larger than one entry may be, not even what stood there before', () => {
    const map = new ExpiringMap<string>(
      () => 0,
      bounds,
      (value) => value.length,
    );
    map.set('key', 'small', 10);
    map.set('key', 'x'.repeat(1000), 10);
    assert.equal(map.get('key'), undefined);
    assert.equal(map.bytes, 0);
  });
});
