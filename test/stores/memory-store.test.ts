import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MemoryEngine } from '../../src/stores/memory/memory-engine.js';
import { memoryStore } from '../../src/stores/memory/memory-store.js';
import { testStore } from '../../src/testing/store/index.js';
import { lettingThrough, sharedMemory } from '../support/shared-memory-store.js';

const minute = 60_000;

describe('the memory store', () => {
  const shared = sharedMemory();
  testStore({ open: ({ app }) => lettingThrough(shared[app]), test });
});

test('a memory store that is closed holds nothing any more', () => {
  const engine = new MemoryEngine({ maxBytes: 1000, maxEntries: 1, now: Date.now });
  engine.set('a', 'x'.repeat(300), minute);
  engine.close();
  engine.set('b', 'x'.repeat(300), minute);
  assert.equal(engine.get('b'), 'x'.repeat(300));
});

describe('a memory store that is full', () => {
  const isFull = { code: 'store_unavailable', message: /full.*maxBytes/ };

  test('refuses writes that add, keeps what is alive, and takes more once something has ended', async () => {
    let time = 0;
    const store = memoryStore({ maxEntries: 3, now: () => time });
    await store.set('a', '1', 100);
    await store.set('b', '2', minute);
    await store.addToIndex('i', 'm', minute);
    await assert.rejects(store.set('c', '3', minute), isFull);
    await assert.rejects(store.setIfAbsent('c', '3', minute), isFull);
    await assert.rejects(store.increment('c', minute), isFull);
    await assert.rejects(store.addToIndex('j', 'm', minute), isFull);
    assert.deepEqual(
      [await store.get('a'), await store.get('b'), await store.get('c')],
      ['1', '2', undefined],
    );
    await store.set('b', '4', minute);
    time = 100;
    await store.set('c', '3', minute);
    assert.deepEqual(
      [await store.get('a'), await store.get('b'), await store.get('c')],
      [undefined, '4', '3'],
    );
    assert.deepEqual(await store.membersOf('i'), ['m']);
  });

  test('keeps the value that a larger one can’t replace', async () => {
    const store = memoryStore({ maxBytes: 2000 });
    await store.set('a', 'small', minute);
    await assert.rejects(store.set('a', 'x'.repeat(1000), minute), isFull);
    assert.equal(await store.get('a'), 'small');
    await store.delete('a');
    await store.set('b', 'x'.repeat(800), minute);
  });

  test('frees every byte of what is taken, deleted, replaced, removed or ended', async () => {
    let time = 0;
    const store = memoryStore({ maxBytes: 10_000, now: () => time });
    for (let round = 0; round < 400; round += 1) {
      const key = `k${round}`;
      await store.set(key, 'x'.repeat(1000), minute);
      await store.set(key, 'y'.repeat(500), minute);
      if (round % 4 === 0) await store.take(key);
      if (round % 4 === 1) await store.delete(key);
      await store.addToIndex('index', key, minute);
      await store.addToIndex('index', key, 2 * minute);
      if (round % 4 < 2) await store.removeFromIndex('index', key);
      if (round % 4 === 3) time += 3 * minute;
    }
    // All that is left has ended by now: there is room for as much as at first, and for no more.
    time += 3 * minute;
    const fits = async (store: ReturnType<typeof memoryStore>): Promise<number> => {
      for (let count = 0; ; count += 1)
        if (
          !(await store.set(`f${count}`, 'z'.repeat(1000), minute).then(
            () => true,
            () => false,
          ))
        )
          return count;
    };
    assert.equal(await fits(store), await fits(memoryStore({ maxBytes: 10_000, now: () => time })));
  });
});

test('20,000 entries that end take no more memory than the bound', async () => {
  let time = 0;
  const store = memoryStore({ maxEntries: 1000, now: () => time });
  for (let round = 0; round < 20_000; round += 1) {
    time += 1;
    await store.set(`k${round}`, 'x', 900);
  }
  assert.equal(await store.get('k19999'), 'x');
  assert.equal(await store.get('k19000'), undefined);
});
