import type { Drift } from '../drift.js';
import type { QuirkProvider } from '../quirk-provider.js';
import { answering, html, huge, jsonResponse, redirect, without } from './answers.js';
import { answersJson, publishesKeys, sendsIdTokens, type Weather } from './kinds.js';
import { forgedSignatures } from './forgeries.js';

/** An answer to a refresh that brings no token and signs nobody out. */
export interface RefreshRefusal extends Weather {
  /** What whoever needs a new token is told. */
  readonly code: string;
  /** Whether nobody can have taken the refresh token: only then it may be sent again. */
  readonly isUntaken: boolean;
}

const answers: [what: string, answer: () => Response, code: string, isUntaken: boolean][] = [
  ...[301, 302, 307, 308].map((status): [string, () => Response, string, boolean] => [
    `a redirect (${status})`,
    () => redirect(status),
    'token_response_invalid',
    true,
  ]),
  ['HTML', () => html(200), 'token_response_invalid', false],
  ['HTML with the status 404', () => html(404), 'token_response_invalid', true],
  ['an outage (500)', () => html(500), 'provider_unreachable', true],
  ['an outage (503)', () => html(503, { 'retry-after': '2' }), 'provider_unreachable', true],
  ['too many requests (429)', () => html(429), 'provider_unreachable', true],
  ['null', () => jsonResponse('null'), 'token_response_invalid', false],
  ['a list', () => jsonResponse('[]'), 'token_response_invalid', false],
  ['nothing', () => jsonResponse(''), 'token_response_invalid', false],
  ['an error object', () => jsonResponse({ error: { type: 'OAuthException' } }, 400), 'OAuthException', true],
  ['an error object with the status 200', () => jsonResponse({ error: { code: 190 } }), '190', true],
  ['errcode', () => jsonResponse({ errcode: 40030, errmsg: 'x' }), '40030', true],
  ['invalid_client', () => jsonResponse({ error: 'invalid_client' }, 401), 'invalid_client', true],
  [
    'an error of one of our codes',
    () => jsonResponse({ error: 'popup_blocked' }, 400),
    'token_response_invalid',
    true,
  ],
  ['5 MB', huge, 'provider_unreachable', false],
];

type Change = (fields: Record<string, unknown>) => Record<string, unknown>;

const fields: RefreshRefusal[] = (
  [
    ['access_token is missing', (given) => without(given, 'access_token')],
    ['access_token is a list', (given) => ({ ...given, access_token: ['a'] })],
    ['refresh_token is a list', (given) => ({ ...given, refresh_token: ['a'] })],
    ['token_type is mac', (given) => ({ ...given, token_type: 'mac' })],
    ['token_type is DPoP', (given) => ({ ...given, token_type: 'DPoP' })],
  ] as [string, Change][]
).map(([what, tokens]) => ({
  ...{ what, drift: () => ({ tokens }), applies: answersJson },
  ...{ code: 'token_response_invalid', isUntaken: false },
}));

/** Claims of the right person that don't hold. */
const claims: [what: string, claims: (seconds: number) => Record<string, unknown>][] = [
  ['is for another client', () => ({ aud: 'another-client' })],
  [
    'is for another client too, which may use it',
    () => ({ aud: ['quirk-client', 'another'], azp: 'another' }),
  ],
  ['is of another issuer', () => ({ iss: 'https://evil.example' })],
  ['names nobody', () => ({ sub: undefined })],
  ['has expired', () => ({ exp: 1 })],
  ['never expires', () => ({ exp: undefined })],
  ['begins to be valid in two days', (now) => ({ nbf: now + 172_800 })],
  ['was made in two days', (now) => ({ iat: now + 172_800, exp: now + 180_000 })],
  ['belongs to another access token', () => ({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })],
];

const idTokens: RefreshRefusal[] = claims.map(([what, changed]) => ({
  what: `the ID token ${what}`,
  drift: (provider: QuirkProvider) => ({ claims: changed(Math.floor(provider.now() / 1000)) }),
  ...{ applies: sendsIdTokens, code: 'id_token_invalid', isUntaken: false },
}));

const signatures: RefreshRefusal[] = forgedSignatures
  .filter(({ isKnownKey }) => isKnownKey)
  .map(({ what, drift, applies }) => ({
    what: `the answer has ${what}`,
    ...{ drift, applies, code: 'id_token_invalid', isUntaken: false },
  }));

export const refreshRefusals: readonly RefreshRefusal[] = [
  ...answers.map(([what, answer, code, isUntaken]) => ({
    what: `the answer is ${what}`,
    drift: () => answering('refresh', answer),
    ...{ code, isUntaken },
  })),
  ...[...fields, ...idTokens, ...signatures],
];

export interface OtherPerson extends Weather {
  readonly drift: () => Drift;
}

/** ID tokens of a refresh that are about somebody else: the session ends, and what came with them is revoked. */
export const otherPersons: readonly OtherPerson[] = [
  { what: 'is about somebody else', drift: () => ({ claims: { sub: '1234567890123456789' } }) },
  {
    what: 'is about somebody else, by an unknown key',
    drift: () => ({ claims: { sub: '1234567890123456789' }, key: 'rotated' as const }),
    applies: publishesKeys,
  },
  {
    what: 'has the nonce of another login',
    drift: () => ({ claims: { nonce: 'another' } }),
    applies: (provider: QuirkProvider) => sendsIdTokens(provider) && provider.entry.nonce !== false,
  },
].map((one) => ({ applies: sendsIdTokens, ...one }));
