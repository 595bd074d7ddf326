import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allCases, dimensions, filterCases, keyOf, names } from './cases.js';
import { expectedOf } from './expected.js';
import { pairwise } from './pairwise.js';

describe('the cases of the matrix', () => {
  test('are all combinations, each once', () => {
    const keys = allCases().map(keyOf);
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(keys.length, 4 * 2 * 3 * 5 * 3);
  });

  test('are picked by name and value', () => {
    assert.equal(filterCases(allCases(), 'mode=popup,way=close|leave').length, 4 * 2 * 3 * 2);
    assert.equal(filterCases(allCases(), '').length, allCases().length);
  });

  for (const wish of ['mode=window', 'browser=chromium', 'mode', 'mode=popup|']) {
    test(`are not picked by ${wish}, which there is not`, () => {
      assert.throws(() => filterCases(allCases(), wish), /There is no/);
    });
  }
});

describe('the pairwise selection', () => {
  const chosen = pairwise(allCases());

  for (const [index, name] of names.entries()) {
    for (const other of names.slice(index + 1)) {
      test(`has each ${name} together with each ${other}`, () => {
        const pairs = new Set(chosen.map((one) => `${one[name]} ${one[other]}`));
        assert.equal(pairs.size, dimensions[name].length * dimensions[other].length);
      });
    }
  }

  test('is small, and the same each time', () => {
    assert.ok(chosen.length <= 25);
    assert.deepEqual(pairwise(allCases()), chosen);
  });
});

describe('the table of right outcomes', () => {
  test('has one success at most, and one cancel at most, in every case', () => {
    for (const one of allCases()) {
      for (const cutOff of [true, false]) {
        for (const keptWhole of [true, false]) {
          const { events, reason } = expectedOf(one, { cutOff, keptWhole });
          assert.equal(events[0], 'started');
          assert.equal(new Set(events).size, events.length, keyOf(one));
          assert.ok(reason);
        }
      }
    }
  });
});
