import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { EndingQueue, type Ending } from '../../src/stores/memory/ending-queue.js';
import { runsOf } from '../support/whole.js';

const steps = fc.array(
  fc.record({
    what: fc.constantFrom('add', 'add', 'later', 'remove'),
    which: fc.nat(),
    time: fc.integer({ min: 1, max: 50 }),
  }),
  { maxLength: 60, size: 'max' },
);

test('what ends first of many is known whatever was added, put off or removed', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const queue = new EndingQueue<Ending>();
      const items: Ending[] = [];
      for (const { what, which, time } of taken) {
        const item = items[which % items.length];
        if (what === 'add') {
          items.push({ until: time, place: 0 });
          queue.add(items.at(-1)!);
        } else if (item && what === 'later') queue.putOff(item, item.until + time);
        else if (item) {
          queue.remove(item);
          items.splice(items.indexOf(item), 1);
        }
        assert.equal(queue.length, items.length);
        assert.equal(
          queue.first()?.until,
          items.length ? Math.min(...items.map(({ until }) => until)) : undefined,
        );
      }
      // Each is found where it stands.
      while (queue.length > 0) {
        const first = queue.first()!;
        assert.equal(first.until, Math.min(...items.map(({ until }) => until)));
        queue.remove(first);
        items.splice(items.indexOf(first), 1);
      }
    }),
    { seed: 20_261_130, numRuns: runsOf(2000) },
  );
});
