import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createClient } from '@redis/client';
import type { AtomicStore } from '../../src/endpoint/sessions/atomic-store.js';
import { redisFailure } from '../../src/stores/redis/redis-failure.js';
import { redisStore } from '../../src/stores/redis/index.js';
import { startRedis, type RedisServer } from '../support/redis-server.js';
import { assertUnavailable } from '../support/store-failures.js';

const timeoutMs = 20_000;
const minute = 60_000;
const password = 'password-that-nobody-may-see';

/** The rule that docs/many-machines.md has for a user who may do what the store does, and nothing else. */
const least = [
  ...['~oauth-elements:*', '+ping', '+get', '+set', '+getdel', '+del', '+eval', '+evalsha', '+time', '+incr'],
  ...[
    '+pttl',
    '+pexpire',
    '+pexpireat',
    '+zadd',
    '+zrem',
    '+zrangebyscore',
    '+zrevrange',
    '+zrevrangebyscore',
  ],
];

const everything: readonly ((store: AtomicStore) => Promise<unknown>)[] = [
  (store) => store.set('a', '1', minute),
  (store) => store.get('a'),
  (store) => store.compareAndSet('a', '1', '2', minute),
  (store) => store.take('a'),
  (store) => store.setIfAbsent('b', '1', minute),
  (store) => store.delete('b'),
  (store) => store.increment('c', minute),
  (store) => store.addToIndex('i', 'member', minute),
  (store) => store.membersOf('i'),
  (store) => store.removeFromIndex('i', 'member'),
];

interface Refused {
  readonly what: string;
  readonly user?: string;
  readonly database?: string;
  readonly call: (store: AtomicStore) => Promise<unknown>;
  readonly words: RegExp;
}

const refused: readonly Refused[] = [
  {
    what: 'a password where it has none',
    user: `:${password}`,
    call: (store) => store.get('a'),
    words: /take it out of the URL/,
  },
  {
    what: 'a number of a database that it lacks',
    database: '/99',
    call: (store) => store.get('a'),
    words: /take the number out/,
  },
  {
    what: 'a user without scripts',
    user: `no-scripts:${password}`,
    call: (store) => store.increment('c', minute),
    words: /NOPERM.*many-machines\.md/,
  },
  {
    what: 'a user whose scripts may not do what they do',
    user: `bare-scripts:${password}`,
    call: (store) => store.increment('c', minute),
    words: /\(ERR\): the user .*many-machines\.md/,
  },
  {
    what: 'a user of other keys',
    user: `other-keys:${password}`,
    call: (store) => store.get('a'),
    words: /NOPERM.*these keys/,
  },
];

describe('a Redis server that refuses', () => {
  let server: RedisServer | undefined;
  const open = ({ user, database = '' }: Pick<Refused, 'user' | 'database'>): AtomicStore =>
    redisStore({
      url: `redis://${user === undefined ? '' : `${user}@`}127.0.0.1:${server!.port}${database}`,
      timeoutMs,
    });
  const command = async (...words: string[]): Promise<void> => {
    const client = createClient({ url: server!.url });
    await client.connect();
    await client.sendCommand(words);
    await client.close();
  };

  before(async () => {
    server = await startRedis();
    const users = {
      least,
      'no-scripts': ['~*', '+@all', '-@scripting'],
      'bare-scripts': ['~*', '+eval', '+evalsha'],
      'other-keys': ['~other:*', '+@all'],
    };
    for (const [user, rules] of Object.entries(users))
      await command('ACL', 'SETUSER', user, 'on', `>${password}`, ...rules);
  });
  after(() => server?.end());

  for (const { what, call, words, ...place } of refused)
    test(`${what} is told with the cure`, async (context) => {
      const store = open(place);
      context.after(() => store.close());
      await assertUnavailable(call(store), words, password);
    });

  test('nothing lets a user do everything who has the rule of the documentation', async (context) => {
    const store = open({ user: `least:${password}` });
    context.after(() => store.close());
    for (const call of everything) await call(store);
  });

  test('writes without enough replicas is told with the cure', async (context) => {
    await command('CONFIG', 'SET', 'min-replicas-to-write', '1');
    const store = open({});
    context.after(() => store.close());
    await assertUnavailable(store.set('a', '1', minute), /NOREPLICAS.*min-replicas-to-write/);
    await command('CONFIG', 'SET', 'min-replicas-to-write', '0');
    await store.set('a', '1', minute);
  });

  /** As Redis 7 words them. */
  const answers: readonly [string, RegExp][] = [
    ['MOVED 15495 127.0.0.1:9343', /\(MOVED\).*redisStore\(\{ cluster \}\)/],
    ['ASK 15495 127.0.0.1:9343', /\(ASK\).*redisStore\(\{ cluster \}\)/],
    ["MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", /lost its primary/],
    ['ERR SELECT is not allowed in cluster mode', /take the number out/],
    ["ERR unknown command 'GETDEL', with args beginning with: 'oauth-elements:e:a' ", /Redis 6\.2 or later/],
  ];
  for (const [message, words] of answers)
    test(`is told with the cure, and without what it quotes: ${message}`, () => {
      const told = redisFailure(new Error(message));
      assert.match(told, words);
      assert.doesNotMatch(told, /127\.0\.0\.1|oauth-elements:e:a/);
    });
});
