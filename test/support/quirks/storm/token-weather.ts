import { jsonResponse, sentAs, without } from './answers.js';
import { answersJson, hasIssuer, isDiscovered, type Weather } from './kinds.js';

/** A drift of the token answer, the callback or the metadata that breaks no login. */
export interface TokenWeather extends Weather {
  /** The lifetime in seconds that the session then shows; `null` for an unknown one. */
  readonly lifetime?: number | null;
}

const scopes: TokenWeather[] = [
  {
    what: 'scope is a list',
    drift: ({ scopes: scope }) => ({ tokens: (fields) => ({ ...fields, scope }) }),
    // In a form a list is the same as text with commas.
    applies: answersJson,
  },
  {
    what: 'scope is text with commas',
    drift: ({ scopes: scope }) => ({ tokens: (fields) => ({ ...fields, scope: scope.join(',') }) }),
  },
  {
    what: 'scope is null',
    drift: () => ({ tokens: (fields) => ({ ...fields, scope: null }) }),
    applies: answersJson,
  },
  { what: 'scope is missing', drift: () => ({ tokens: (fields) => without(fields, 'scope') }) },
];

const lifetimes: TokenWeather[] = [
  {
    what: 'expires_in is missing',
    drift: () => ({ tokens: (fields) => without(fields, 'expires_in') }),
    lifetime: null,
  },
  ...[
    ['text', '3600', 3600],
    ['text with a fraction', '3600.0', 3600],
    ['a word', 'never', null],
    ['negative', -1, null],
    ['zero', 0, null],
    ['a century', 3_153_600_000, 315_360_000],
  ].map(([what, expires_in, lifetime]) => ({
    what: `expires_in is ${String(what)}`,
    drift: () => ({ tokens: (fields: Record<string, unknown>) => ({ ...fields, expires_in }) }),
    lifetime: lifetime as number | null,
  })),
  ...[null, true, [3600], {}].map((expires_in) => ({
    what: `expires_in is ${JSON.stringify(expires_in)}`,
    drift: () => ({ tokens: (fields: Record<string, unknown>) => ({ ...fields, expires_in }) }),
    applies: answersJson,
    lifetime: null,
  })),
];

const types: TokenWeather[] = [
  { what: 'token_type is missing', drift: () => ({ tokens: (fields) => without(fields, 'token_type') }) },
  {
    what: 'token_type is null',
    drift: () => ({ tokens: (fields) => ({ ...fields, token_type: null }) }),
    applies: answersJson,
  },
  ...['BEARER', 'bEaReR', 'Bearer Token'].map((token_type) => ({
    what: `token_type is ${token_type}`,
    drift: () => ({ tokens: (fields: Record<string, unknown>) => ({ ...fields, token_type }) }),
  })),
];

const additions: TokenWeather[] = [
  {
    what: 'the token answer has further fields',
    drift: () => ({
      token: (answer) => ({
        ...answer,
        future: { a: [1] },
        constructor: 'x',
        ['__proto__']: { admin: true },
      }),
    }),
  },
  {
    what: 'the callback has further parameters',
    drift: () => ({ callback: { future: 'x', session_state: 'y', authuser: '0' } }),
  },
  {
    what: 'the callback has the issuer as iss',
    drift: ({ issuer }) => ({ callback: { iss: issuer } }),
    applies: hasIssuer,
  },
  {
    what: 'the metadata has further fields, and null in others',
    drift: () => ({
      metadata: (given) => ({ ...given, future: [1], registration_endpoint: null, scopes_supported: null }),
    }),
    applies: isDiscovered,
  },
  {
    what: 'the metadata promises iss, and the callback has it',
    drift: ({ issuer }) => ({
      metadata: (given) => ({ ...given, authorization_response_iss_parameter_supported: true }),
      callback: { iss: issuer },
    }),
    applies: isDiscovered,
  },
  {
    what: 'an ID token that could not be checked is in the answer',
    drift: () => ({ tokens: (fields) => ({ ...fields, id_token: 'e30.e30.' }) }),
    applies: (provider) => !provider.signsIdTokens,
  },
];

const transports: TokenWeather[] = [
  ...['text/html', 'text/plain', 'Application/JSON; charset=UTF-8'].map((type) => ({
    what: `the metadata is JSON sent as ${type}`,
    drift: () => ({
      sent: sentAs('metadata', (text) => new Response(text, { headers: { 'content-type': type } })),
    }),
    applies: isDiscovered,
  })),
  ...[
    'text/html',
    'text/plain',
    'Application/JSON; charset=UTF-8',
    'application/json; charset=iso-8859-1',
  ].map((type) => ({
    what: `the token answer is JSON sent as ${type}`,
    drift: () => ({
      sent: sentAs('token', (text) => new Response(text, { headers: { 'content-type': type } })),
    }),
    applies: answersJson,
  })),
  {
    what: 'the token answer has the status 201 and a byte order mark',
    drift: () => ({ sent: sentAs('token', (text) => jsonResponse(`\ufeff${text}`, 201)) }),
    applies: answersJson,
  },
];

export const tokenWeather: readonly TokenWeather[] = [
  ...[...scopes, ...lifetimes, ...types],
  ...[...additions, ...transports],
];
