import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isUrl, parseUrl } from '../../src/protocol/parse-url.js';

describe('an address', () => {
  // Node 20 compiles a function that is called often, and its own check refuses such letters from then on.
  for (const address of [
    'https://bücher.example/café',
    'https://bücher.example/日本',
    'https://bücher.example/a',
  ])
    test(`${address} is a URL, however often it is asked`, () => {
      for (let round = 0; round < 20_000; round++) assert.ok(isUrl(address), `at round ${round}`);
    });

  for (const text of ['', '/a', 'https://', 'http://a b', 'https://exa\u0000mple'])
    test(`${JSON.stringify(text)} is none`, () => {
      assert.equal(isUrl(text), false);
      assert.equal(parseUrl(text), undefined);
    });

  test('without an origin is a URL at a base', () => {
    assert.equal(isUrl('/büro', 'https://example.com'), true);
    assert.equal(parseUrl('/a', 'https://example.com')?.href, 'https://example.com/a');
  });
});
