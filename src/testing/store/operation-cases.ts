import { equal } from './check.js';
import type { CaseSteps, CaseTools } from './store-under-test.js';

const minute = 60_000;

/** What each operation does, seen from a second store of the same app. */
export const operationCases: readonly CaseSteps[] = [
  {
    name: 'a key that was never written is absent',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      equal(await store.get(name), undefined, 'get');
      equal(await store.take(name), undefined, 'take');
      equal(await store.delete(name), false, 'delete');
      equal(await store.compareAndSet(name, '', 'x', minute), false, 'compareAndSet');
      equal(await store.get(name), undefined, 'get after compareAndSet');
      equal(await store.membersOf(name), [], 'membersOf');
    },
  },
  {
    name: 'set writes a value that every store of the app reads, and replaces it',
    run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
      const [store, other = store] = await openSeveral(2);
      const name = key();
      await store.set(name, 'one', minute);
      equal(await other.get(name), 'one', 'get');
      equal(await other.get(name), 'one', 'a second get');
      await other.set(name, 'two', minute);
      equal(await store.get(name), 'two', 'get after a second set');
      equal(await other.get(name), 'two', 'get by the store that wrote');
    },
  },
  {
    name: 'take resolves to the value and removes it for every store',
    run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
      const [store, other = store] = await openSeveral(2);
      const name = key();
      await store.set(name, 'one', minute);
      equal(await other.take(name), 'one', 'take');
      equal(await store.take(name), undefined, 'a second take');
      equal(await store.get(name), undefined, 'get after take');
    },
  },
  {
    name: 'setIfAbsent writes only where nothing is',
    run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
      const [store, other = store] = await openSeveral(2);
      const name = key();
      equal(await store.setIfAbsent(name, 'one', minute), true, 'setIfAbsent');
      equal(await other.setIfAbsent(name, 'two', minute), false, 'a second setIfAbsent');
      equal(await store.get(name), 'one', 'get');
      await other.delete(name);
      equal(await store.setIfAbsent(name, 'three', minute), true, 'setIfAbsent after delete');
      equal(await other.get(name), 'three', 'get after delete');
    },
  },
  {
    name: 'compareAndSet writes only over the value that is expected, character by character',
    run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
      const [store, other = store] = await openSeveral(2);
      const name = key();
      await store.set(name, 'Straße', minute);
      for (const wrong of ['Strasse', 'straße', 'Straße ', 'Stra', ''])
        equal(await other.compareAndSet(name, wrong, 'x', minute), false, `expecting "${wrong}"`);
      equal(await store.get(name), 'Straße', 'get after what did not match');
      equal(await other.compareAndSet(name, 'Straße', 'Weg', minute), true, 'compareAndSet');
      equal(await store.get(name), 'Weg', 'get');
    },
  },
  {
    name: 'compareAndSet does not take one form of a letter for another',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.set(name, 'é', minute);
      equal(await store.compareAndSet(name, 'e\u0301', 'x', minute), false, 'compareAndSet');
    },
  },
  {
    name: 'increment counts from 1, for all stores together',
    run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
      const [store, other = store] = await openSeveral(2);
      const name = key();
      equal(await store.increment(name, minute), 1, 'the first increment');
      equal(await other.increment(name, minute), 2, 'the second increment');
      equal(await store.increment(name, minute), 3, 'the third increment');
      equal(await other.delete(name), true, 'delete');
      equal(await store.increment(name, minute), 1, 'increment after delete');
    },
  },
  {
    name: 'delete removes an entry, and says whether there was one',
    run: async ({ openSeveral, key }: CaseTools): Promise<void> => {
      const [store, other = store] = await openSeveral(2);
      const name = key();
      await store.set(name, 'one', minute);
      equal(await other.delete(name), true, 'delete');
      equal(await store.get(name), undefined, 'get');
      equal(await other.delete(name), false, 'a second delete');
    },
  },
  {
    name: 'stores of two apps in one database share nothing',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const [first, second] = [await open('first'), await open('second')];
      const name = key();
      await first.set(name, 'first', minute);
      await first.addToIndex(name, 'first', minute);
      equal(await second.get(name), undefined, 'get');
      equal(await second.take(name), undefined, 'take');
      equal(await second.delete(name), false, 'delete');
      equal(await second.membersOf(name), [], 'membersOf');
      equal(await second.setIfAbsent(name, 'second', minute), true, 'setIfAbsent');
      await second.addToIndex(name, 'second', minute);
      equal(await first.get(name), 'first', 'get of the first app');
      equal(await first.membersOf(name), ['first'], 'membersOf of the first app');
    },
  },
];
