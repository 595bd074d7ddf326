import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { MarkFilter } from '../../../src/endpoint/runtime/mark-filter.js';

const hashOf = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const size = 2 ** 17;
const room = Math.ceil(size / 20);

function open() {
  const time = { now: 1_000_000 };
  return { time, filter: new MarkFilter(() => time.now, 1000, size) };
}

describe('a filter of marks', () => {
  test('has each mark that was set, and of the others about one in 15,000, until it is full', () => {
    const { filter } = open();
    for (let mark = 0; mark < room; mark++) filter.set(hashOf(`set ${mark}`));
    assert.ok(!filter.lacksMarks);
    filter.set(hashOf('one too many'));
    assert.ok(filter.lacksMarks);
    for (let mark = 0; mark < room; mark++) assert.ok(filter.has(hashOf(`set ${mark}`)));
    let wrong = 0;
    for (let mark = 0; mark < 30_000; mark++) if (filter.has(hashOf(`other ${mark}`))) wrong++;
    assert.ok(wrong <= 4, String(wrong));
  });

  test('takes no more when it is full, so that it has no more of what was not set than before', () => {
    const { filter } = open();
    for (let mark = 0; mark < 20 * room; mark++) filter.set(hashOf(`set ${mark}`));
    let wrong = 0;
    for (let mark = 0; mark < 30_000; mark++) if (filter.has(hashOf(`other ${mark}`))) wrong++;
    assert.ok(wrong <= 4, String(wrong));
  });

  test('lacks marks until the last one that it did not take is old, whenever it became full', () => {
    for (const before of [0, 500, 999]) {
      const { filter, time } = open();
      for (let mark = 0; mark < room; mark++) filter.set(hashOf(`set ${mark}`));
      time.now += before;
      filter.set(hashOf('one too many'));
      time.now += 999;
      assert.ok(filter.lacksMarks, String(before));
      time.now += 1;
      assert.ok(!filter.lacksMarks, String(before));
    }
  });

  test('has a mark for its whole age whenever it was set, and for twice that at most', () => {
    for (let before = 0; before < 2000; before += 100) {
      const { filter, time } = open();
      filter.set(hashOf('first'));
      time.now += before;
      filter.set(hashOf('mark'));
      time.now += 999;
      assert.ok(filter.has(hashOf('mark')), String(before));
      time.now += 1001;
      assert.ok(!filter.has(hashOf('mark')), String(before));
    }
  });
});
