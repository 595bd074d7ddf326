import { check, equal } from './check.js';
import type { CaseSteps, CaseTools } from './store-under-test.js';

const minute = 60_000;

/** Values that databases, their clients and their formats have changed before. */
const hostileValues: Readonly<Record<string, string>> = {
  'an empty text': '',
  'spaces and line breaks': '  \r\n\t ',
  'a NUL character': 'a\u0000b',
  'every ASCII character': String.fromCharCode(...Array(128).keys()),
  'letters outside of ASCII': 'Grüße, Ελλάδα, 日本語, עברית',
  'an emoji of several code points': '👩🏽‍🚀 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  'a byte order mark at its start': '\ufeffvalue',
  'the last character of Unicode': '\u{10ffff}\uffff',
  'quotes and backslashes': `'"\\\`; DROP TABLE entries; --`,
  'patterns of databases': '%_*?[a]{b}$1:name@@',
  'something like JSON': '{"__proto__":{"polluted":true},"a":[1,null]}',
  'words that stand for nothing': 'null',
  'a number with more digits than a double has': '12345678901234567890.10',
  'a number with zeros in front': '007',
};

/** Texts and sizes at the limits. */
export const boundaryCases: readonly CaseSteps[] = [
  ...Object.entries(hostileValues).map(([title, value]): CaseSteps => ({
    name: `a value of ${title} comes back unchanged`,
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.set(name, value, minute);
      equal(await store.get(name), value, 'get');
      equal(await store.compareAndSet(name, value, `${value}!`, minute), true, 'compareAndSet');
      equal(await store.take(name), `${value}!`, 'take');
      equal(await store.setIfAbsent(name, value, minute), true, 'setIfAbsent');
      equal(await store.get(name), value, 'get after setIfAbsent');
    },
  })),
  {
    name: 'a value of 1,000,000 bytes in UTF-8 comes back unchanged',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      for (const value of ['a'.repeat(1_000_000), '☃'.repeat(333_333)]) {
        const name = key();
        await store.set(name, value, minute);
        check((await store.get(name)) === value, 'get: the value has changed');
        equal(await store.compareAndSet(name, value, 'small', minute), true, 'compareAndSet');
        equal(await store.get(name), 'small', 'get after compareAndSet');
      }
    },
  },
  {
    name: 'a key may have 200 characters, and every one of them counts',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const long = `${key()}:`.padEnd(199, 'k');
      await store.set(`${long}a`, 'a', minute);
      await store.set(`${long}A`, 'A', minute);
      equal(await store.get(`${long}a`), 'a', 'get');
      equal(await store.get(`${long}A`), 'A', 'get with another last letter');
      equal(await store.get(long), undefined, 'get with one character less');
      await store.addToIndex(`${long}i`, `${long}m`, minute);
      equal(await store.membersOf(`${long}i`), [`${long}m`], 'membersOf');
    },
  },
  {
    name: 'a key may have every character that is allowed',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const name = `${key()}:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:_-`;
      await store.set(name, 'one', minute);
      equal(await store.get(name), 'one', 'get');
      equal(await store.get(name.replaceAll('_', '-')), undefined, 'get of another key');
    },
  },
  {
    name: 'an entry and an index of the same name are two things',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const name = key();
      await store.set(name, 'one', minute);
      await store.addToIndex(name, 'member', minute);
      equal(await store.get(name), 'one', 'get');
      equal(await store.membersOf(name), ['member'], 'membersOf');
      await store.delete(name);
      equal(await store.membersOf(name), ['member'], 'membersOf after delete');
    },
  },
  {
    name: 'a time to live may be as long as 100 years',
    run: async ({ open, key }: CaseTools): Promise<void> => {
      const store = await open();
      const [name, century] = [key(), 100 * 365 * 24 * 3_600_000];
      await store.set(name, 'one', century);
      await store.addToIndex(name, 'member', century);
      equal(await store.get(name), 'one', 'get');
      equal(await store.membersOf(name), ['member'], 'membersOf');
    },
  },
];
