import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { guardStore } from '../../src/stores/guard-store.js';
import { memoryStore } from '../../src/stores/memory/memory-store.js';

/** One database in memory for each app of the conformance suite. */
export const sharedMemory = (): Readonly<Record<'first' | 'second', AtomicStore>> => ({
  first: memoryStore(),
  second: memoryStore(),
});

/** A connection to a database in memory: closing it leaves the database open. */
export const lettingThrough = (database: AtomicStore, changes: Partial<AtomicStore> = {}): AtomicStore =>
  guardStore(
    { ...database, ...changes, close: () => undefined },
    { name: 'memory', explain: () => 'It failed.' },
  );
