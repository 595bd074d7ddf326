import * as v from 'valibot';

const number = v.pipe(
  v.number('must be a number of requests'),
  v.integer('must be a whole number'),
  v.minValue(1, 'must be 1 or more'),
  v.maxValue(1_000_000_000, 'must be a billion or less'),
);

/**
 * Requests of one address in a minute. An office of a thousand people has one address, and many of them sign in at nine o'clock: the limits
 * are above what such an office sends.
 */
export const rateLimitEntries = {
  logins: v.optional(number, 600),
  /** A posted callback comes twice. */
  callbacks: v.optional(number, 1200),
  changes: v.optional(number, 3000),
  /** A thousand in a second. */
  requests: v.optional(number, 60_000),
};

/** No site has more proxies in a row. */
const mostHops = 10;
const hops = `must be the number of proxies in front, 0 to ${mostHops}, or false`;

export const trustProxy = v.optional(
  v.pipe(
    v.union([v.literal(false), v.number()], hops),
    v.transform((value) => (value === false ? 0 : value)),
    v.check((value) => Number.isInteger(value) && value >= 0 && value <= mostHops, hops),
  ),
);
