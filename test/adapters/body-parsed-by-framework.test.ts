import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toNodeListener } from '../../src/adapters/node.js';
import { createOAuthEndpoint, GitHubOAuthProvider, type OperatorLogEntry } from '../../src/endpoint/index.js';
import { asking, posting } from '../support/browser-with-cookies.js';
import { sendTo } from '../support/transports.js';
import { against } from './serve.js';

const nested = (levels: number): string => `{"provider":${'['.repeat(levels)}${']'.repeat(levels)}}`;

function circle(): object {
  const made: { self?: object } = {};
  made.self = made;
  return made;
}

describe('a body that a parser has read', () => {
  for (const [what, parse] of [
    [
      'is nested 30,000 levels deep, as JSON.parse reads and JSON.stringify does not write',
      () => JSON.parse(nested(30_000)) as unknown,
    ],
    ['holds itself', circle],
    ['holds what JSON has no word for', () => ({ provider: 1n })],
    ['is no value', () => () => undefined],
    [
      'refuses to be written',
      () => ({
        toJSON: () => {
          throw new Error('no');
        },
      }),
    ],
  ] as const)
    for (const route of ['logout', 'token', 'token/restore', 'redeem'])
      test(`and that ${what} is refused by ${route}, and the operator is told nothing`, () => {
        const log: OperatorLogEntry[] = [];
        const endpoint = createOAuthEndpoint({
          ...{ secret: 'a secret of forty characters for testing', baseUrl: 'http://localhost:8550' },
          providers: [new GitHubOAuthProvider({ clientId: 'a', clientSecret: 'b' })],
          log: (entry) => log.push(entry),
        });
        const listener = toNodeListener(endpoint);
        return against(
          (request, response) => {
            request.resume().on('end', () => {
              listener(Object.assign(request, { body: parse() }), response);
            });
          },
          async ({ port }) => {
            const response = await sendTo(port, {
              ...{ method: 'POST', target: `/api/oauth/${route}`, body: '{}', host: 'localhost:8550' },
              headers: { ...asking, ...posting },
            });
            const { error } = (await response.json()) as { error: string };
            assert.deepEqual([response.status, error, log], [400, 'invalid_request', []]);
          },
        );
      });
});
