export { storeCases, testStore, type StoreCase, type StoreUnderTest } from './store-cases.js';
export type { AtomicStore, StoreCallOptions } from '../../endpoint/sessions/atomic-store.js';
