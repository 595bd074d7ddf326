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
  #client: Promise<RedisClient> | undefined;
  #lastError: unknown;
  #isClosed = false;

  constructor(options: RedisStoreOptions) {
    this.#options = options;
  }

  /** The client, once its first attempt to connect has ended. Rejects at once while there is no connection. */
  async ready(): Promise<RedisClient> {
    this.#client ??= this.#start();
    let client: RedisClient;
    try {
      client = await this.#client;
    } catch (error) {
      this.#client = undefined;
      throw error;
    }
    if (client.isOpen === false && !this.#options.client) {
      // A cluster gives up when it finds no node at all: the next call starts again.
      this.#client = undefined;
      end(client);
    }
    if (client.isOpen === false || client.isReady === false) throw this.#offline();
    return client;
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
      client.connect().then(() => resolve(), reject);
    });
    try {
      await firstAttempt;
    } catch (error) {
      end(client);
      throw error;
    }
    if (this.#isClosed) end(client);
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

function end(client: RedisClient): void {
  try {
    client.destroy();
  } catch {
    // It was closed already.
  }
}
