import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { engineNames } from '../engines/engine.js';
import { allFaults, faultDimensions, faultKey, fewFaults, filterFaults } from './fault-cases.js';
import { toldOf } from './fault-expected.js';

describe('the faults of the matrix', () => {
  const all = allFaults();

  test('are cases, each once, in every mode that they can have', () => {
    assert.equal(new Set(all.map(faultKey)).size, all.length);
    assert.equal(filterFaults(all, 'begins=before').length, 13 * 3 + 1);
    assert.equal(filterFaults(all, 'begins=during').length, 4 * 3 + 2);
  });

  test('are told by a code that does not say that somebody gave up', () => {
    for (const [fault, { code, sentence }] of Object.entries(toldOf)) {
      assert.notEqual(code, 'login_cancelled', fault);
      assert.notEqual(sentence, '', fault);
    }
  });

  const chosen = engineNames.flatMap(fewFaults);

  for (const name of ['fault', 'begins', 'mode'] as const) {
    test(`have each ${name} in the few of the three engines`, () => {
      assert.deepEqual(new Set(chosen.map((one) => one[name])), new Set(faultDimensions[name]));
    });
  }

  test('are five or fewer an engine', () => {
    for (const engine of engineNames) assert.ok(fewFaults(engine).length <= 5, engine);
  });
});
