import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import type { Clock } from '../../endpoint/runtime/clock.js';
import { guardStore } from '../guard-store.js';
import { MemoryEngine } from './memory-engine.js';

export interface MemoryStoreOptions {
  /** The most bytes that it may take, estimated. Default: 64 MB. */
  readonly maxBytes?: number;
  /** The most entries and members of indexes. Default: 100,000. */
  readonly maxEntries?: number;
  /** The current time in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: Clock;
}

/**
 * A store in the memory of this process, for tests and for a single process whose sessions may end with it. What is alive is never
 * dropped: when it is full, writes reject with `store_unavailable` until something ends.
 *
 * @example
 * createOAuthEndpoint({ ...settings, store: memoryStore({ maxBytes: 16_000_000 }) });
 */
export function memoryStore({
  maxBytes = 64_000_000,
  maxEntries = 100_000,
  now = Date.now,
}: MemoryStoreOptions = {}): AtomicStore {
  return guardStore(new MemoryEngine({ maxBytes, maxEntries, now }), {
    name: 'memory',
    explain: () => 'The memory store failed.',
  });
}
