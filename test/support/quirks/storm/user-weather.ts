import type { WireUser } from '../../../../src/protocol/wire.js';
import { marked } from '../quirk-answers.js';
import type { QuirkProvider } from '../quirk-provider.js';
import { answering, jsonBytes, jsonResponse, sentAs, withValueAt } from './answers.js';
import { describesUser, isAskedForUser, type Weather } from './kinds.js';

/** A drift of the user's JSON that breaks no login. */
export interface UserWeather extends Weather {
  /** Whether what pages see of the person is right. */
  readonly isRight?: (user: WireUser, provider: QuirkProvider) => boolean;
}

/** A path without braces, other than the id's. */
const plain = (path: string | undefined, provider: QuirkProvider): path is string =>
  path !== undefined && !path.includes('{') && path !== provider.entry.user.id;

const fields: UserWeather[] = [
  {
    what: 'the user has claims of new names and types',
    drift: () => ({
      user: (raw) => ({
        ...{
          ...raw,
          address: { formatted: 'x' },
          roles: null,
          updated_at: '2026-11-29',
          future: [null, [1]],
        },
        ...{ constructor: 'x', ['__proto__']: { admin: true } },
      }),
    }),
    applies: describesUser,
  },
  {
    what: 'the id is a number above 2^53',
    drift: ({ entry }) => ({ user: (raw) => withValueAt(raw, entry.user.id, marked) }),
    applies: describesUser,
  },
  {
    what: 'the name is an object: it is left out, or another one of the same person',
    drift: ({ entry }) => ({ user: (raw) => withValueAt(raw, entry.user.name?.[0] ?? '', { first: 'Ada' }) }),
    applies: (provider) => describesUser(provider) && plain(provider.entry.user.name?.[0], provider),
    isRight: ({ name }) => name === null || typeof name === 'string',
  },
  {
    what: 'the picture is an object: pages get none but one of the ID token',
    drift: ({ entry }) => ({ user: (raw) => withValueAt(raw, entry.user.avatar ?? '', { small: 'x' }) }),
    applies: (provider) => describesUser(provider) && plain(provider.entry.user.avatar, provider),
    isRight: ({ avatar_url: url }, { user }) => url === null || url === user.expected.avatar_url,
  },
  {
    what: 'the picture is a javascript: address: pages get none',
    drift: ({ entry }) => ({
      user: (raw) => withValueAt(raw, entry.user.avatar ?? '', 'javascript:alert(1)'),
    }),
    applies: (provider) => describesUser(provider) && plain(provider.entry.user.avatar, provider),
    isRight: ({ avatar_url: url }) => url === null,
  },
  {
    what: 'the email address is a list: pages get none but the verified one of the ID token',
    drift: ({ entry }) => ({
      user: (raw) => withValueAt(raw, entry.user.email?.at ?? '', ['eve@example.com', 'ada@example.com']),
    }),
    applies: (provider) => describesUser(provider) && plain(provider.entry.user.email?.at, provider),
    isRight: ({ email }) => email === null || email === 'ada@example.com',
  },
];

const emails: UserWeather[] = (
  [
    ['null', () => jsonResponse('null')],
    ['an object', () => jsonResponse({})],
    ['text', () => jsonResponse('"ada@example.com"')],
    ['a list of texts and null', () => jsonResponse([null, 'ada@example.com', 5])],
    ['an empty list', () => jsonResponse([])],
    ['refused with 403', () => jsonResponse({}, 403)],
  ] as const
).map(([what, answer]) => ({
  what: `the list of email addresses is ${what}: pages get none`,
  drift: () => answering('emails', answer),
  applies: ({ entry }) => entry.user.emails !== undefined,
  isRight: ({ email }) => email === null,
}));

const transports: UserWeather[] = [
  ...(
    [
      ['as text/html', { 'content-type': 'text/html' }],
      ['as text/plain', { 'content-type': 'text/plain' }],
      ['as Application/JSON', { 'content-type': 'Application/JSON' }],
      ['as another charset', { 'content-type': 'application/json; charset=utf-16' }],
    ] as const
  ).map(([what, headers]) => ({
    what: `the user is JSON sent ${what}`,
    drift: () => ({ sent: sentAs('user', (text) => new Response(text, { headers })) }),
    applies: isAskedForUser,
  })),
  {
    what: 'the user is JSON sent without a type',
    drift: () => ({ sent: sentAs('user', (text) => new Response(new TextEncoder().encode(text))) }),
    applies: isAskedForUser,
  },
  {
    what: 'the user begins with a byte order mark',
    drift: () => ({ sent: sentAs('user', (text) => jsonResponse(`\ufeff${text}`)) }),
    applies: isAskedForUser,
  },
  {
    what: 'a field of the user is in Latin-1',
    drift: () => ({
      user: (raw) => ({ ...raw, motto: 'd\u00e9j\u00e0' }),
      sent: sentAs('user', (text) => jsonBytes(Buffer.from(text, 'latin1'))),
    }),
    // Other bytes than were signed are refused.
    applies: (provider) => isAskedForUser(provider) && provider.entry.signature === undefined,
  },
  {
    what: 'the user has a field of 1 MB',
    drift: () => ({ user: (raw) => ({ ...raw, motto: 'x'.repeat(1_000_000) }) }),
    applies: isAskedForUser,
  },
];

export const userWeather: readonly UserWeather[] = [...fields, ...emails, ...transports];
