import { storeUnavailable } from '../guard-store.js';
import { loadClientLibrary } from '../client-library.js';
import { redisFailure } from './redis-failure.js';
import type { RedisClient, RedisStoreOptions } from './redis-client.js';

const mostDelayMs = 1000;
const pingIntervalMs = 5000;
/** Three lost pings: a connection that a network has forgotten is opened again. */
const silenceMs = 3 * pingIntervalMs;

/** Keeps a connection to Redis. It connects at the first use, and again by itself whenever the connection is lost. */
export class RedisConnection {
  readonly #options: RedisStoreOptions;
  /** Of our own, those whose first attempt has failed for good: some say that they are open nevertheless. */
  readonly #failed = new WeakSet<RedisClient>();
  #client: Promise<RedisClient> | undefined;
  #current: RedisClient | undefined;
  #lastError: unknown;
  #isClosed = false;

  constructor(options: RedisStoreOptions) {
    this.#options = options;
  }

  /** The client, once its first attempt to connect has ended. Rejects at once while there is no connection. */
  async ready(): Promise<RedisClient> {
    this.#client ??= this.#start();
    const starting = this.#client;
    let client: RedisClient;
    try {
      client = await starting;
    } catch (error) {
      if (this.#client === starting) this.#client = undefined;
      throw error;
    }
    // A cluster gives up when it finds no node at all, and a Sentinel when none of it answers at first: the next call starts again.
    if (client.isOpen === false || this.#failed.has(client)) this.renew(client);
    if (client.isOpen === false || client.isReady === false || hasNoPrimary(client)) throw this.#offline();
    return client;
  }

  /**
   * Ends a connection of our own, so that the next call opens another one: this one goes to a server that has become a replica, while the
   * address may be the new primary's.
   */
  renew(client: RedisClient): void {
    if (this.#options.client || this.#current !== client) return;
    [this.#client, this.#current] = [undefined, undefined];
    end(client);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client?.catch(() => undefined);
    if (!client) return;
    if (this.#options.client) client.off('error', this.#keepError);
    else end(client);
  }

  async #start(): Promise<RedisClient> {
    const { client: given } = this.#options;
    if (given) {
      given.on('error', this.#keepError);
      return given;
    }
    const client = await this.#create();
    client.on('error', this.#keepError);
    const firstAttempt = new Promise<void>((resolve, reject) => {
      client.on('error', () => resolve());
      client.on('ready', resolve);
      // It goes on connecting after an error, until it is destroyed.
      client.connect().then(
        () => resolve(),
        (error: unknown) => {
          this.#failed.add(client);
          reject(error instanceof Error ? error : new Error('not connected'));
        },
      );
    });
    try {
      await firstAttempt;
    } catch (error) {
      end(client);
      throw error;
    }
    if (this.#isClosed) end(client);
    this.#current = client;
    return client;
  }

  async #create(): Promise<RedisClient> {
    const { url, options = {}, cluster, sentinel } = this.#options;
    const library = await loadClientLibrary(() => import('@redis/client'), 'npm install @redis/client');
    const socket = { connectTimeout: 5000, socketTimeout: silenceMs, reconnectStrategy };
    const common = { disableOfflineQueue: true, pingInterval: pingIntervalMs };
    const withSocket = (given: Readonly<Record<string, unknown>>): object => ({
      ...common,
      ...given,
      socket: { ...socket, ...(given['socket'] as object | undefined) },
    });
    const defaultsOf = (given: unknown): object => withSocket((given ?? {}) as Record<string, unknown>);
    try {
      const made: unknown = cluster
        ? library.createCluster({ ...cluster, defaults: defaultsOf(cluster['defaults']) } as never)
        : sentinel
          ? library.createSentinel({
              // A command whose answer was lost may have been done: sent again, it would take its own mark for another's.
              maxCommandRediscovers: 0,
              ...sentinel,
              nodeClientOptions: defaultsOf(sentinel['nodeClientOptions']),
            } as never)
          : library.createClient({ ...withSocket(options), ...(url === undefined ? {} : { url }) });
      return made as RedisClient;
    } catch {
      // Its error may quote the URL, with the password.
      throw storeUnavailable(
        'The URL or the options of the Redis store are not valid: redis://host:6379 is a URL.',
      );
    }
  }

  readonly #keepError = (error: unknown): void => {
    this.#lastError = error;
  };

  #offline(): Error {
    return storeUnavailable(redisFailure(this.#lastError ?? new Error('not connected')));
  }
}

/** Milliseconds until the next attempt: soon at first, then about once a second, never given up. */
function reconnectStrategy(attempts: number): number {
  return Math.min(2 ** attempts * 10, mostDelayMs) + Math.floor(Math.random() * 100);
}

/** Whether a Sentinel's client knows of no primary server that it can reach: a call would wait for one. */
function hasNoPrimary(client: RedisClient): boolean {
  return client.getMasterNode !== undefined && client.getMasterNode() === undefined;
}

function end(client: RedisClient): void {
  // One that was closed already throws. A Sentinel's rejects, if it is still connecting without success.
  new Promise((resolve) => resolve(client.destroy())).catch(() => undefined);
}
