import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { mostWaitMs, requireWhole } from '../check-arguments.js';
import { guardStore, storeUnavailable, type StoreEngine } from '../guard-store.js';
import { RedisConnection } from './redis-connection.js';
import type { RedisClient, RedisStoreOptions } from './redis-client.js';
import { redisFailure, replyCodeOf } from './redis-failure.js';
import * as scripts from './redis-scripts.js';

/**
 * A store in Redis 6.2 or later, or Valkey. Needs `@redis/client`. Each operation is one command or one script on one key, so that it
 * works on clusters. Set `maxmemory-policy` of the server to `noeviction`: with another one, sessions vanish when memory is full.
 *
 * @example
 * createOAuthEndpoint({ ...settings, store: redisStore({ url: process.env.REDIS_URL }) });
 */
export function redisStore(options: RedisStoreOptions): AtomicStore {
  const { prefix = 'oauth-elements:', timeoutMs = 5000 } = options;
  requireWhole({ timeoutMs }, mostWaitMs);
  if (!/^[\w:.{}-]{1,100}$/.test(prefix))
    throw new TypeError('The prefix must be 1 to 100 characters of A-Z a-z 0-9 : . _ - { }');
  return guardStore(new RedisEngine(new RedisConnection(options), prefix), {
    name: 'Redis',
    timeoutMs,
    explain: redisFailure,
  });
}

class RedisEngine implements StoreEngine {
  readonly #connection: RedisConnection;
  readonly #prefix: string;

  constructor(connection: RedisConnection, prefix: string) {
    this.#connection = connection;
    this.#prefix = prefix;
  }

  async get(key: string): Promise<string | undefined> {
    return textOf(await this.#use((client) => client.get(this.#entry(key))));
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    await this.#use((client) => client.set(this.#entry(key), value, { PX: ttlMs }));
  }

  async take(key: string): Promise<string | undefined> {
    return textOf(await this.#use((client) => client.getDel(this.#entry(key))));
  }

  async setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    const reply = await this.#use((client) => client.set(this.#entry(key), value, { PX: ttlMs, NX: true }));
    return reply !== null;
  }

  async compareAndSet(key: string, expected: string, value: string, ttlMs: number): Promise<boolean> {
    return (await this.#run(scripts.compareAndSet, this.#entry(key), expected, value, String(ttlMs))) === 1;
  }

  async increment(key: string, ttlMs: number): Promise<number> {
    return Number(await this.#run(scripts.increment, this.#entry(key), String(ttlMs)));
  }

  async addToIndex(index: string, member: string, ttlMs: number): Promise<void> {
    await this.#run(scripts.addToIndex, this.#index(index), member, String(ttlMs));
  }

  async removeFromIndex(index: string, member: string): Promise<void> {
    await this.#run(scripts.removeFromIndex, this.#index(index), member);
  }

  async membersOf(index: string): Promise<string[]> {
    const members = await this.#run(scripts.membersOf, this.#index(index));
    return (members as unknown[]).map(String);
  }

  async delete(key: string): Promise<boolean> {
    return Number(await this.#use((client) => client.del(this.#entry(key)))) > 0;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #run({ text, sha1 }: scripts.RedisScript, key: string, ...given: string[]): Promise<unknown> {
    const options = { keys: [key], arguments: given };
    return this.#use((client) =>
      client.evalSha(sha1, options).catch((error: unknown) => {
        // The server does not know the script: it has restarted, or this is the first call. It did nothing.
        if (replyCodeOf(error) !== 'NOSCRIPT') throw error;
        return client.eval(text, options);
      }),
    );
  }

  async #use<Reply>(ask: (client: RedisClient) => Promise<Reply>): Promise<Reply> {
    const client = await this.#connection.ready();
    try {
      return await ask(client);
    } catch (error) {
      if (replyCodeOf(error) === 'READONLY') this.#connection.renew(client);
      throw error;
    }
  }

  #entry(key: string): string {
    return `${this.#prefix}e:${key}`;
  }

  #index(index: string): string {
    return `${this.#prefix}i:${index}`;
  }
}

/** @throws {OAuthError} `store_unavailable` for a reply that is not text, as an app's own client may give it: it must not count as absent. */
function textOf(reply: unknown): string | undefined {
  if (reply === null) return undefined;
  if (typeof reply !== 'string')
    throw storeUnavailable(
      'The client of the Redis store answered with something other than text: give the store a client without a type mapping.',
    );
  return reply;
}
