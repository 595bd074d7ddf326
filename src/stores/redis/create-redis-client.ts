import type * as redis from '@redis/client';
import type { RedisClient, RedisStoreOptions } from './redis-client.js';

type RedisLibrary = Pick<typeof redis, 'createClient' | 'createCluster' | 'createSentinel'>;

const longestDelayMs = 1000;
const pingIntervalMs = 5000;
/** Three lost pings: a connection that a network has forgotten is opened again. */
const silenceMs = 3 * pingIntervalMs;

/** A client for one server, a cluster or a Sentinel, whichever the options name. It is not connected yet. */
export function createRedisClient(
  library: RedisLibrary,
  { url, options = {}, cluster, sentinel }: RedisStoreOptions,
): RedisClient {
  if (cluster)
    return library.createCluster({
      ...cluster,
      defaults: withDefaults(cluster['defaults']),
    } as never);
  if (sentinel)
    return library.createSentinel({
      // A command whose answer was lost may have been done: sent again, it would take its own mark for another's.
      maxCommandRediscovers: 0,
      ...sentinel,
      nodeClientOptions: withDefaults(sentinel['nodeClientOptions']),
    } as never);
  const made: unknown = library.createClient({
    ...withDefaults(options),
    ...(url === undefined ? {} : { url }),
  });
  return made as RedisClient;
}

/** Options of one server: ours, unless the app sets them. */
function withDefaults(given: unknown): object {
  const options = (given ?? {}) as Readonly<Record<string, unknown>>;
  return {
    disableOfflineQueue: true,
    pingInterval: pingIntervalMs,
    ...options,
    socket: {
      connectTimeout: 5000,
      socketTimeout: silenceMs,
      reconnectStrategy: reconnectDelayMs,
      ...(options['socket'] as object | undefined),
    },
  };
}

/** Milliseconds until the next attempt: soon at first, then about once a second, never given up. */
function reconnectDelayMs(attempts: number): number {
  return Math.min(2 ** attempts * 10, longestDelayMs) + Math.floor(Math.random() * 100);
}
