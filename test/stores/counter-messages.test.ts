import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryStore } from '../../src/stores/memory/memory-store.js';
import { databases } from '../support/databases.js';
import { assertUnavailable } from '../support/store-failures.js';

const opens = [
  { name: 'memory', open: () => Promise.resolve(memoryStore()) },
  ...databases.map(({ name, start }) => ({ name, open: async () => (await start()).open() })),
];

describe('a counter whose key holds other text', () => {
  for (const { name, open } of opens)
    test(`is told of by ${name} as that, without the text`, async () => {
      const store = await open();
      await store.set('counter', 'some text of somebody', 60_000);
      await assertUnavailable(store.increment('counter', 60_000), /holds something else\.$/, 'some text');
      assert.equal(await store.get('counter'), 'some text of somebody');
      await store.close();
    });
});
