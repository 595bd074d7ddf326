import { html, huge, jsonResponse, redirect } from './answers.js';

export interface RevocationAnswer {
  readonly what: string;
  readonly answer: () => Response | Promise<Response>;
  /** How often each token may be sent: once more where the provider is out of order (RFC 7009 section 2.2.1). */
  readonly mostSent: number;
}

const answers: [what: string, answer: () => Response | Promise<Response>, mostSent?: 2][] = [
  ['empty', () => new Response('')],
  ['the status 204', () => new Response(null, { status: 204 })],
  ['JSON', () => jsonResponse({ revoked: true })],
  ['HTML', () => html(200)],
  ['HTML with the status 400', () => html(400)],
  ['HTML with the status 404', () => html(404)],
  ['HTML with the status 405', () => html(405)],
  ...[301, 302, 307, 308].map((status): [string, () => Response] => [
    `a redirect (${status})`,
    () => redirect(status),
  ]),
  ['an error', () => jsonResponse({ error: 'unsupported_token_type' }, 400)],
  [
    'an error that repeats the request',
    () => jsonResponse({ error: 'access-1', error_description: 'refresh-1' }, 400),
  ],
  ['an error object', () => jsonResponse({ error: { type: 'OAuthException' } }, 400)],
  ['a refusal of the client', () => jsonResponse({ error: 'invalid_client' }, 401)],
  ['an outage (500)', () => html(500), 2],
  ['an outage (503)', () => html(503, { 'retry-after': '3600' }), 2],
  ['too many requests (429)', () => html(429), 2],
  ['5 MB', huge, 2],
  ['5 MB of an error', () => new Response('x'.repeat(5_000_000), { status: 400 }), 2],
  ['a broken connection', () => Promise.reject(new TypeError('fetch failed')), 2],
];

/** Answers to the revocation of a token, none of which keeps anybody signed in. */
export const revocationAnswers: readonly RevocationAnswer[] = answers.map(([what, answer, mostSent = 1]) => ({
  ...{ what, answer, mostSent },
}));
