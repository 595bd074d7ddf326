import { good } from './settings-cases.js';

export const acceptedLimits: [string, unknown][] = [
  [
    'rate limits',
    { ...good, rateLimit: { logins: 1, callbacks: 2, changes: 3, requests: 1e9 }, trustProxy: 1 },
  ],
  ['no rate limits', { ...good, rateLimit: false, trustProxy: false }],
  ['default rate limits', { ...good, rateLimit: {}, trustProxy: 0 }],
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
];
