import { check, equal } from './check.js';
import type { CaseSteps, CaseTools } from './store-under-test.js';

const minute = 60_000;

/** Indexes. */
export const indexCases: readonly CaseSteps[] = [
  {
    name: 'an index has the members that were added and not removed, each once',
    run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
      const [store, other = store] = await openSeveral(2);
      const name = key();
      await store.addToIndex(name, 'a', minute);
      await other.addToIndex(name, 'b', minute);
      await store.addToIndex(name, 'a', minute);
      equal((await other.membersOf(name)).sort(), ['a', 'b'], 'membersOf');
      await store.removeFromIndex(name, 'a');
      equal(await other.membersOf(name), ['b'], 'membersOf after removeFromIndex');
      await other.removeFromIndex(name, 'b');
      equal(await store.membersOf(name), [], 'membersOf of an index that is empty');
      await other.removeFromIndex(name, 'never-there');
    },
  },
  {
    name: 'members that live longest come first',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.addToIndex(name, 'second', 2 * minute);
      await store.addToIndex(name, 'first', 3 * minute);
      await store.addToIndex(name, 'third', minute);
      equal(await store.membersOf(name), ['first', 'second', 'third'], 'membersOf');
      await store.addToIndex(name, 'third', 4 * minute);
      equal(await store.membersOf(name), ['third', 'first', 'second'], 'membersOf after a longer life');
    },
  },
  {
    name: 'adding a member again never shortens its life',
    run: async ({ open, key, precisionMs }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.addToIndex(name, 'member', minute);
      await store.addToIndex(name, 'member', 1);
      await new Promise((resolve) => setTimeout(resolve, precisionMs + 1));
      equal(await store.membersOf(name), ['member'], 'membersOf');
    },
  },
  {
    name: 'an index lives as long as its last member, not as its latest one',
    run: async ({ open, key, precisionMs }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.addToIndex(name, 'long', minute);
      await store.addToIndex(name, 'short', 1);
      await store.removeFromIndex(name, 'another');
      await new Promise((resolve) => setTimeout(resolve, precisionMs + 1));
      equal(await store.membersOf(name), ['long'], 'membersOf');
    },
  },
  {
    name: 'of 1,100 members, 1,000 are listed, without those that end first',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      const add = (from: number, count: number, ttlMs: number): Promise<void[]> =>
        Promise.all(
          Array.from({ length: count }, (_, index) => store.addToIndex(name, `m${from + index}`, ttlMs)),
        );
      await add(0, 100, minute);
      // In portions, so that no call waits for a thousand others.
      for (let from = 100; from < 1100; from += 100) await add(from, 100, 5 * minute);
      const members = await store.membersOf(name);
      equal(new Set(members).size, 1000, 'members listed');
      check(
        members.every((member) => Number(member.slice(1)) >= 100),
        'membersOf lists a member that ends before others',
      );
    },
  },
];
