import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeBlocks, readDocument } from '../support/documents.js';

describe('the recipes for servers that hand over a standard request', () => {
  test('pass the address of the connection on, so that its requests are limited; Next tells none', () => {
    const recipes = codeBlocks(['js'], readDocument('docs/servers.md')).filter(({ text }) =>
      text.includes('endpoint.fetch('),
    );
    const without = recipes.filter(({ text }) => !/endpoint\.fetch\(.*, \{ address\b/.test(text));
    assert.deepEqual(
      without.map(({ heading }) => heading),
      ['Next.js'],
    );
    assert.ok(recipes.length > 5, `${recipes.length} recipes`);
  });
});
