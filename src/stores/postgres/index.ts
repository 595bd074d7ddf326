export { postgresStore } from './postgres-store.js';
export type { PostgresPool, PostgresStoreOptions } from './postgres-pool.js';
export type { AtomicStore, StoreCallOptions } from '../../endpoint/sessions/atomic-store.js';
