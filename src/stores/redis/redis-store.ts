import type { AtomicStore } from '../../endpoint/sessions/atomic-store.js';
import { guardStore, type StoreEngine } from '../guard-store.js';
import { RedisConnection } from './connect-redis.js';
import type { RedisStoreOptions } from './redis-client.js';
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
    const client = await this.#connection.ready();
    return textOf(await client.get(this.#entry(key)));
  }

  async set(key: string, value: string, ttlMs: number): Promise<void> {
    const client = await this.#connection.ready();
    await client.set(this.#entry(key), value, { PX: ttlMs });
  }

  async take(key: string): Promise<string | undefined> {
    const client = await this.#connection.ready();
    return textOf(await client.getDel(this.#entry(key)));
  }

  async setIfAbsent(key: string, value: string, ttlMs: number): Promise<boolean> {
    const client = await this.#connection.ready();
    return (await client.set(this.#entry(key), value, { PX: ttlMs, NX: true })) !== null;
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
    const client = await this.#connection.ready();
    return Number(await client.del(this.#entry(key))) > 0;
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #run({ text, sha1 }: scripts.RedisScript, key: string, ...given: string[]): Promise<unknown> {
    const client = await this.#connection.ready();
    const options = { keys: [key], arguments: given };
    try {
      return await client.evalSha(sha1, options);
    } catch (error) {
      // The server does not know the script: it has restarted, or this is the first call. It did nothing.
      if (replyCodeOf(error) !== 'NOSCRIPT') throw error;
      return await client.eval(text, options);
    }
  }

  #entry(key: string): string {
    return `${this.#prefix}e:${key}`;
  }

  #index(index: string): string {
    return `${this.#prefix}i:${index}`;
  }
}

/** @throws {Error} for a reply that is no text, as an app's own client may be set to give: it must not count as absent. */
function textOf(reply: unknown): string | undefined {
  if (reply === null) return undefined;
  if (typeof reply !== 'string') throw new Error('no text');
  return reply;
}
