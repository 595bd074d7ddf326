export { redisStore } from './redis-store.js';
export type { RedisClient, RedisStoreOptions, ScriptArguments } from './redis-client.js';
export type { AtomicStore, StoreCallOptions } from '../../endpoint/sessions/atomic-store.js';
