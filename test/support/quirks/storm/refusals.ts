import type { Received } from '../received.js';
import {
  answering,
  html,
  huge,
  jsonBytes,
  jsonResponse,
  redirect,
  sentAs,
  without,
  withValueAt,
} from './answers.js';
import { describesUser, isAskedForUser, isDiscovered, publishesKeys, type Weather } from './kinds.js';
import type { LoginAttempt } from './login-attempt.js';

/** A drift that ends the login with a stable code. */
export interface Refusal extends Weather {
  readonly code: string;
  readonly mayAsk: (asked: LoginAttempt['asked']) => boolean;
}

/** Nothing is asked for with a token. */
export const untilToken = (asked: LoginAttempt['asked']): boolean =>
  !asked.includes('user') && !asked.includes('emails');
const atMetadata = (asked: LoginAttempt['asked']): boolean => asked.every((what) => what === 'metadata');
const atUser = (asked: LoginAttempt['asked']): boolean => !asked.includes('emails');

const tokenAnswers: [what: string, answer: () => Response, code: string][] = [
  ...[301, 302, 307, 308].map((status): [string, () => Response, string] => [
    `a redirect (${status})`,
    () => redirect(status),
    'token_response_invalid',
  ]),
  ['HTML', () => html(200), 'token_response_invalid'],
  ['an outage (500)', () => html(500), 'provider_unreachable'],
  ['an outage (503)', () => html(503), 'provider_unreachable'],
  ['too many requests (429)', () => html(429), 'provider_unreachable'],
  ['null', () => jsonResponse('null'), 'token_response_invalid'],
  ['a list', () => jsonResponse('[]'), 'token_response_invalid'],
  ['nothing', () => jsonResponse(''), 'token_response_invalid'],
  ['an error', () => jsonResponse({ error: 'invalid_grant' }, 400), 'invalid_grant'],
  ['an error with the status 200', () => jsonResponse({ error: 'invalid_grant' }), 'invalid_grant'],
  ['an error object', () => jsonResponse({ error: { type: 'OAuthException' } }, 400), 'OAuthException'],
  ['an error object with the status 200', () => jsonResponse({ error: { code: 190 } }), '190'],
  [
    'an error of one of our codes',
    () => jsonResponse({ error: 'popup_blocked' }, 400),
    'token_response_invalid',
  ],
  ['5 MB', huge, 'provider_unreachable'],
];

const tokenFields: Refusal[] = (
  [
    ['access_token is missing', (fields) => without(fields, 'access_token')],
    ['access_token is a list', (fields) => ({ ...fields, access_token: ['a'] })],
    ['token_type is mac', (fields) => ({ ...fields, token_type: 'mac' })],
    ['token_type is DPoP', (fields) => ({ ...fields, token_type: 'DPoP' })],
  ] as [string, (fields: Record<string, unknown>) => Record<string, unknown>][]
).map(([what, tokens]) => ({
  what,
  drift: () => ({ tokens }),
  // A form has no lists.
  applies: ({ entry }) => entry.answers?.tokenAs !== 'form',
  ...{ code: 'token_response_invalid', mayAsk: untilToken },
}));

const userAnswers: [what: string, answer: () => Response, code: string][] = [
  ['a redirect (301)', () => redirect(301), 'user_fetch_failed'],
  ['HTML', () => html(200), 'user_fetch_failed'],
  ['an outage (502)', () => html(502), 'provider_unreachable'],
  ['a refusal (401)', () => jsonResponse({}, 401), 'user_fetch_failed'],
  ['a refusal (403)', () => jsonResponse({}, 403), 'user_fetch_failed'],
  ['an error object', () => jsonResponse({ error: { type: 'OAuthException' } }), 'user_fetch_failed'],
  ['nothing', () => jsonResponse(''), 'user_fetch_failed'],
  ['null', () => jsonResponse('null'), 'user_fetch_failed'],
  ['a list', () => jsonResponse('[{"id":"1","sub":"1"}]'), 'user_fetch_failed'],
  ['text', () => jsonResponse('"ada"'), 'user_fetch_failed'],
  ['a number', () => jsonResponse('5'), 'user_fetch_failed'],
  ['UTF-16', () => jsonBytes(Buffer.from('{"id":"1","sub":"1"}', 'utf16le')), 'user_fetch_failed'],
  ['200 levels', () => jsonResponse(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`), 'user_fetch_failed'],
  ['5 MB', huge, 'provider_unreachable'],
];

const ids: Refusal[] = (
  [
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['an object', {}],
    ['a list', ['1']],
    ['true', true],
  ] as [string, unknown][]
).map(([what, value]) => ({
  what: `the id is ${what}`,
  drift: ({ entry }) => ({
    user: (raw) => withValueAt(withValueAt(raw, 'sub', value), entry.user.id, value),
  }),
  applies: describesUser,
  ...{ code: 'user_fetch_failed', mayAsk: atUser },
}));

const otherIds: Refusal[] = [
  {
    what: 'the id is in Latin-1',
    drift: ({ entry }) => ({
      user: (raw) => withValueAt(raw, entry.user.id, 'd\u00e9j\u00e0'),
      sent: sentAs('user', (text) => jsonBytes(Buffer.from(text, 'latin1'))),
    }),
    applies: isAskedForUser,
    ...{ code: 'user_fetch_failed', mayAsk: atUser },
  },
];

const keyAnswers: [what: string, answer: () => Response, code: string][] = [
  ['HTML', () => html(200), 'id_token_invalid'],
  ['a refusal (404)', () => html(404), 'id_token_invalid'],
  ['no list', () => jsonResponse({ keys: null }), 'id_token_invalid'],
  ['an empty list', () => jsonResponse({ keys: [] }), 'id_token_invalid'],
  ['an outage (503)', () => html(503), 'provider_unreachable'],
];

const metadataAnswers: [what: string, answer: () => Response, code: string][] = [
  ['HTML', () => html(200), 'provider_unreachable'],
  ['null', () => jsonResponse('null'), 'provider_unreachable'],
  ['a redirect (301)', () => redirect(301), 'provider_unreachable'],
  ['an outage (503)', () => html(503), 'provider_unreachable'],
];

const metadata: Refusal[] = (
  [
    ['names another issuer', { issuer: 'https://evil.example' }],
    ['names a token endpoint on this machine', { token_endpoint: 'https://127.0.0.1/token' }],
    ['names keys without encryption', { jwks_uri: 'http://keys.example/jwks' }],
    ['names no token endpoint', { token_endpoint: null }],
  ] as [string, object][]
).map(([what, changed]) => ({
  what: `the metadata ${what}`,
  drift: () => ({ metadata: (given) => ({ ...given, ...changed }) }),
  applies: isDiscovered,
  ...{ code: 'provider_unreachable', mayAsk: atMetadata },
}));

const answers = (
  which: Received['what'],
  table: readonly [what: string, answer: () => Response, code: string][],
  applies: NonNullable<Weather['applies']>,
  mayAsk: Refusal['mayAsk'],
): Refusal[] =>
  table.map(([what, answer, code]) => ({
    what: `the answer to the request for ${which} is ${what}`,
    drift: () => answering(which, answer),
    ...{ applies, code, mayAsk },
  }));

/** Answers of one of the provider's addresses; the next login finds the usual ones again. */
export const refusals: readonly Refusal[] = [
  ...answers('token', tokenAnswers, () => true, untilToken),
  ...tokenFields,
  ...answers('user', userAnswers, isAskedForUser, atUser),
  ...[...ids, ...otherIds],
  ...answers('keys', keyAnswers, publishesKeys, untilToken),
  ...answers('metadata', metadataAnswers, isDiscovered, atMetadata),
  ...metadata,
];
