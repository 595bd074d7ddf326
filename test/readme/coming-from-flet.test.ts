import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pairsOf, unpaired } from '../support/flet-table.js';
import { providerRows } from './provider-rows.js';
import { settingsRows } from './settings-rows.js';
import { tokenRows } from './token-rows.js';

const places = {
  server: { ...providerRows, ...tokenRows },
  settings: settingsRows,
};

describe('the README’s answer to Flet’s', () => {
  for (const place of ['server', 'settings'] as const) {
    for (const { row, exercise, snippet } of pairsOf(place, places[place])) {
      test(`${row.flet}, \`${snippet}\`, ${exercise.claim}`, () => exercise.run(snippet));
    }

    test(`table has no snippet of the ${place} that nothing runs`, () => {
      assert.deepEqual(unpaired(place, places[place]), []);
    });
  }
});
