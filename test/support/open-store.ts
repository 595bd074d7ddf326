import { postgresStore } from '../../src/stores/postgres/index.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { sqliteStore } from '../../src/stores/sqlite/index.js';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';

/** Long enough for a machine that does much else. */
const timeoutMs = 60_000;

/** Opens the store that a test in another process names: `redis://…`, `postgres://…` or `sqlite:` and a file. */
export function openStore(url: string): AtomicStore {
  if (url.startsWith('redis:')) return redisStore({ url, timeoutMs });
  if (url.startsWith('postgres:')) return postgresStore({ url, timeoutMs });
  return sqliteStore({ file: url.slice('sqlite:'.length), timeoutMs });
}
