// The endpoint and the store that needs no database: the endpoint itself imports no store.
export * from '../endpoint/index.js';
export { memoryStore, type MemoryStoreOptions } from '../stores/memory/memory-store.js';
