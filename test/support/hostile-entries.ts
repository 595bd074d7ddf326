import type { StoreForTests } from './store-for-tests.js';

/** Names that stand in the entries of a store, by kind: `oauth:session:…`. */
export const keysOf = (store: StoreForTests, kind: string): string[] =>
  [...store.entries.keys()].filter((key) => key.startsWith(`oauth:${kind}:`));

/** What an entry may hold that its endpoint did not write there. */
export interface HostileContent {
  readonly name: string;
  /**
   * @param value what the endpoint wrote.
   * @param key its name.
   * @param store holds entries of other people, too.
   */
  make(value: string, key: string, store: StoreForTests): string;
}

const kindOf = (key: string): string => key.split(':')[1] ?? '';

/** A value of another entry: of the same kind, or of another one. */
const otherOf = (store: StoreForTests, key: string, kind: string): string =>
  keysOf(store, kind)
    .filter((other) => other !== key)
    .map((other) => store.entries.get(other)?.value ?? '')[0] ?? '';

/** Every word that some kind of entry has as a marker. */
const markers = [
  '-',
  '1',
  'released',
  'begun',
  'used',
  '1.ended.',
  '1.revoked.',
  '1.lost.',
  '1.refused.',
  '1.busy.',
  '1.abandoned.',
  '1;0;;',
  '1;999999999999;;',
];

export const hostileContents: readonly HostileContent[] = [
  { name: 'an empty text', make: () => '' },
  { name: 'half of the entry', make: (value) => value.slice(0, value.length / 2) },
  { name: 'the entry twice', make: (value) => value + value },
  {
    name: "another version's entry",
    make: (value) => value.replace(/^1\./, '2.') + (value.startsWith('1.') ? '' : '.2'),
  },
  { name: 'JSON in the clear', make: () => '{"provider":"stub","user":{"id":"eve"}}' },
  { name: 'a value of 2 MB', make: (value) => value + 'A'.repeat(2_000_000) },
  { name: 'a number that is none', make: () => '1e400' },
  { name: 'a time to come', make: () => '99999999999999999999' },
  { name: 'other bytes', make: () => '\u0000\uFFFD\u202E\n' },
  {
    name: 'one character changed',
    make: (value) => {
      const at = Math.max(0, value.length - 40);
      return value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
    },
  },
  { name: "another person's entry of its kind", make: (_, key, store) => otherOf(store, key, kindOf(key)) },
  ...['session', 'moved', 'refresh', 'lock', 'logout', 'once'].map((kind) => ({
    name: `an entry of the kind ${kind}`,
    make: (_: string, key: string, store: StoreForTests) => otherOf(store, key, kind),
  })),
  ...markers.map((marker) => ({ name: `the text ${marker}`, make: () => marker })),
];
