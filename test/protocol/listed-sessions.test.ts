import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { listedSessions } from '../../src/protocol/listed-sessions.js';

const row = {
  id: 'one',
  browser: 'Chrome',
  system: 'Windows',
  signed_in_at: 1000,
  seen_at: 2000,
  current: true,
};

describe('the rows in an answer of GET /sessions', () => {
  test('are those that the endpoint sends, without what a page does not know', () => {
    assert.deepEqual(listedSessions({ sessions: [{ ...row, address: '192.0.2.1' }] }), [row]);
    assert.deepEqual(listedSessions({ sessions: [] }), []);
  });

  for (const answer of [undefined, null, 1, 'sessions', [], {}, { sessions: null }, { sessions: { 0: row } }])
    test(`do not exist in ${JSON.stringify(answer)}`, () => {
      assert.equal(listedSessions(answer), undefined);
    });

  for (const wrong of [
    null,
    1,
    'row',
    {},
    { ...row, id: '' },
    { ...row, id: 7 },
    { ...row, seen_at: '2000' },
    { ...row, seen_at: Number.NaN },
    { ...row, seen_at: -1 },
    { ...row, signed_in_at: 1e300 },
  ])
    test(`do without ${JSON.stringify(wrong)}`, () => {
      assert.deepEqual(listedSessions({ sessions: [wrong, row] }), [row]);
    });

  test('name nothing where the endpoint keeps nothing of a browser, or sends what is no name', () => {
    for (const name of [null, undefined, 1, {}, '', ' \n ', '\u202e\u200b'])
      assert.deepEqual(
        listedSessions({ sessions: [{ ...row, browser: name, system: name, current: 'yes' }] }),
        [{ ...row, browser: null, system: null, current: false }],
      );
  });

  test('have names without control characters or turns of direction, cut where no letter breaks', () => {
    const [one] = listedSessions({
      sessions: [{ ...row, browser: 'Fire\u202efox\u0000 \u2066\t 1', system: '😀'.repeat(500) }],
    })!;
    assert.equal(one?.browser, 'Fire fox 1');
    assert.equal(one.system, `${'😀'.repeat(60)}…`);
  });

  test('are a thousand at most, each once', () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ ...row, id: `s${String(index)}` }));
    assert.equal(listedSessions({ sessions: many })?.length, 1000);
    assert.deepEqual(listedSessions({ sessions: [row, { ...row, browser: 'Edge' }] }), [row]);
  });

  test('are rows of the right shape whatever the endpoint sends', () => {
    const name = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.anything());
    const sent = fc.record({
      id: name,
      browser: name,
      system: name,
      signed_in_at: fc.oneof(fc.double(), fc.anything()),
      seen_at: fc.oneof(fc.nat(), fc.anything()),
      current: fc.anything(),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(sent, fc.anything())), (sessions) => {
        for (const { id, browser, system, signed_in_at, seen_at, current } of listedSessions({ sessions })!) {
          assert.ok(id);
          assert.equal(typeof current, 'boolean');
          assert.ok(
            !Number.isNaN(new Date(signed_in_at * 1000).getTime() + new Date(seen_at * 1000).getTime()),
          );
          for (const text of [browser, system])
            if (text !== null) assert.match(text, /^(?!\s)[^\p{C}]{1,61}(?<!\s)$/u);
        }
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});
