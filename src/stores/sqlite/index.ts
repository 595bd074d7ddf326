export { sqliteStore } from './sqlite-store.js';
export type { SqliteDatabase, SqliteStoreOptions } from './sqlite-database.js';
export type { AtomicStore, StoreCallOptions } from '../../endpoint/sessions/atomic-store.js';
