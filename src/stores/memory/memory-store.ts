import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { requireWhole } from '../check-arguments.js';
import { guardStore } from '../guard-store.js';
import { MemoryEngine, type MemoryStoreOptions } from './memory-engine.js';

export type { MemoryStoreOptions } from './memory-engine.js';

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
  requireWhole({ maxBytes, maxEntries }, Number.MAX_SAFE_INTEGER);
  return guardStore(new MemoryEngine({ maxBytes, maxEntries, now }), {
    name: 'memory',
    explain: () => 'The memory store failed.',
  });
}
