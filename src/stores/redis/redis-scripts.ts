import { createHash } from 'node:crypto';

/** A program that Redis runs as one operation, on one key: so it works on clusters. */
export interface RedisScript {
  readonly text: string;
  readonly sha1: string;
}

const script = (text: string): RedisScript => ({
  text,
  sha1: createHash('sha1').update(text).digest('hex'),
});

/** Milliseconds by the clock of the server, which all processes share. */
const now = `local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
`;

/** Expected, value, ttl. */
export const compareAndSet = script(`if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`);

/** ttl. A counter without an end, which we never write, gets one. */
export const increment = script(`local count = redis.call('INCR', KEYS[1])
if count == 1 or redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return count`);

/**
 * Member, ttl. An index is a sorted set of members by their ends. Each call removes up to 100 members that have ended: more than it
 * adds, and few enough that nobody waits.
 */
export const addToIndex = script(`${now}
local ended = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, 100)
if #ended > 0 then redis.call('ZREM', KEYS[1], unpack(ended)) end
redis.call('ZADD', KEYS[1], 'GT', string.format('%.0f', now + ARGV[2]), ARGV[1])
local last = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', last[2]))
return 1`);

/** Member. */
export const removeFromIndex = script(`return redis.call('ZREM', KEYS[1], ARGV[1])`);

export const membersOf = script(`${now}
return redis.call('ZREVRANGEBYSCORE', KEYS[1], '+inf', '(' .. string.format('%.0f', now), 'LIMIT', 0, 1000)`);
