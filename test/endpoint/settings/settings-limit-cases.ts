import { inspect } from 'node:util';
import { good } from './settings-cases.js';

/** 400 days in seconds: browsers keep no cookie for longer, and what is sealed opens no longer. */
const longest = 400 * 24 * 3600;

export const acceptedLimits: [string, unknown][] = [
  [
    'rate limits',
    { ...good, rateLimit: { logins: 1, callbacks: 2, changes: 3, requests: 1e9 }, trustProxy: 1 },
  ],
  ['no rate limits', { ...good, rateLimit: false, trustProxy: false }],
  ['default rate limits', { ...good, rateLimit: {}, trustProxy: 0 }],
  ['the longest lifetimes', { ...good, session: { idle: longest, absolute: longest, remember: longest } }],
];

/** A number of seconds that is none, or for which nothing can be kept, and what each lifetime says of it. */
const refusedLifetimes: readonly [unknown, string][] = [
  ...[0, -1, 59, -(2 ** 31)].map((value): [number, string] => [value, 'must be 60 or more']),
  ...[longest + 1, 2 ** 31, 1e12].map((value): [number, string] => [value, 'must be 400 days or less']),
  ...[60.5, Infinity].map((value): [number, string] => [value, 'must be whole seconds']),
  ...[NaN, '1h', '3600', null, true, [3600]].map((value): [unknown, string] => [
    value,
    'must be a number of seconds',
  ]),
];

export const refusedLimits: [string, unknown, string[]][] = [
  [
    'rate limits that are none',
    { ...good, rateLimit: { logins: 0, callbacks: 1.5, changes: '9', requests: Infinity, login: 1 } },
    [
      'rateLimit.login: is not a setting. Did you mean logins?',
      'rateLimit.logins: must be 1 or more',
      'rateLimit.callbacks: must be a whole number',
      'rateLimit.changes: must be a number of requests',
      'rateLimit.requests: must be a whole number',
    ],
  ],
  ['a rate limit for all', { ...good, rateLimit: 600 }, ['rateLimit: must be an object']],
  ['a rate limit that is on', { ...good, rateLimit: true }, ['rateLimit: must be an object']],
  ...[true, '1', -1, 1.5, 11, NaN, 'loopback', ['10.0.0.1']].map(
    (trustProxy): [string, unknown, string[]] => [
      `trustProxy ${JSON.stringify(trustProxy)}`,
      { ...good, trustProxy },
      ['trustProxy: must be the number of proxies in front, 0 to 10, or false'],
    ],
  ),
  ...refusedLifetimes.map(([value, problem]): [string, unknown, string[]] => [
    `lifetimes of ${inspect(value)}`,
    { ...good, session: { idle: value, absolute: value, remember: value } },
    [`session.idle: ${problem}`, `session.absolute: ${problem}`, `session.remember: ${problem}`],
  ]),
];
