import { storeUnavailable } from '../guard-store.js';
import { loadClientLibrary } from '../client-library.js';
import { createRedisClient } from './create-redis-client.js';
import { redisFailure } from './redis-failure.js';
import type { RedisClient, RedisStoreOptions } from './redis-client.js';

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
    const library = await loadClientLibrary(() => import('@redis/client'), 'npm install @redis/client');
    try {
      return createRedisClient(library, this.#options);
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

/** Whether a Sentinel's client knows of no primary server that it can reach: a call would wait for one. */
function hasNoPrimary(client: RedisClient): boolean {
  return client.getMasterNode !== undefined && client.getMasterNode() === undefined;
}

function end(client: RedisClient): void {
  // One that was closed already throws. A Sentinel's rejects, if it is still connecting without success.
  new Promise((resolve) => resolve(client.destroy())).catch(() => undefined);
}
