import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as v from 'valibot';
import { accentColors, contrast } from '../../src/brands/accent-colors.js';
import { brandIds } from '../../src/brands/index.js';
import { catalogColors } from '../../src/brands/catalog-colors.js';
import { catalogMarks } from '../../src/brands/catalog-marks.js';
import { lookOf } from '../../src/brands/look-of.js';
import { hexColor, imageUrl } from '../../src/endpoint/settings/appearance-schema.js';
import { entries } from '../../src/providers/catalog/entries.js';

const ids = Object.keys(entries);

describe('the looks of the catalog', () => {
  test('belong to providers of the catalog that have no brand row of their own', () => {
    const strangers = [...Object.keys(catalogColors), ...Object.keys(catalogMarks)].filter(
      (id) => !ids.includes(id) || brandIds.includes(id),
    );
    assert.deepEqual(strangers, []);
  });

  test('are colours and pictures that settings accept, at most 5 KB each', () => {
    for (const id of Object.keys(catalogColors)) {
      const { color, icon = 'data:image/png,none' } = lookOf(id) ?? { color: 'none' };
      assert.ok(v.is(hexColor, color), id);
      assert.ok(v.is(imageUrl, icon), id);
      assert.ok(icon.length <= 5 * 1024, `${id} has ${String(icon.length)} bytes`);
    }
  });

  test('can be read: label and mark on the provider’s colour', () => {
    for (const [id, color] of Object.entries(catalogColors))
      assert.ok(contrast(accentColors(color).onAccent, color) >= 4.5, id);
  });

  test('are outlines and nothing else', () => {
    for (const [id, mark] of Object.entries(catalogMarks)) assert.match(mark, /^[Mm][\d\s.,a-zA-Z-]*$/, id);
  });

  test('are none for an id that nobody knows, or that every object has', () => {
    for (const id of ['acme', '', '__proto__', 'constructor', 'toString'])
      assert.equal(lookOf(id), undefined);
  });
});
