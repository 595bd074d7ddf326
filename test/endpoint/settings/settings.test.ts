import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, test } from 'node:test';
import {
  createOAuthEndpoint,
  GitHubOAuthProvider,
  OAuthError,
  OAuthProvider,
} from '../../../src/endpoint/index.js';
import { accepted, client, custom, hidden, refused } from './settings-cases.js';
import { acceptedClients, refusedClients } from './settings-client-cases.js';
import { refusedOfTokens } from './settings-token-cases.js';

/** What is wrong with settings, line by line; nothing where they are taken. */
function problemsOf(settings: unknown): string[] {
  try {
    createOAuthEndpoint(settings as never);
    return [];
  } catch (error) {
    assert.ok(error instanceof OAuthError);
    assert.equal(error.code, 'settings_invalid');
    assert.equal(error.message, error.description);
    assert.ok(!inspect(error, { depth: 9 }).includes(hidden), 'a value was printed');
    return error.description.split('\n');
  }
}

describe('settings', () => {
  for (const [what, settings] of [...accepted, ...acceptedClients]) {
    test(`${what} are taken`, () => assert.deepEqual(problemsOf(settings), []));
  }

  for (const [what, settings, problems] of [...refused, ...refusedOfTokens, ...refusedClients]) {
    test(`${what}: each problem is listed by its name, and no value`, () =>
      assert.deepEqual(problemsOf(settings).sort(), problems.sort()));
  }

  test('a provider prints no secret', () => {
    for (const provider of [new GitHubOAuthProvider(client), new OAuthProvider(custom)]) {
      assert.ok(!inspect(provider, { depth: 9, showHidden: true }).includes(hidden));
      assert.ok(!JSON.stringify(provider).includes(hidden));
    }
  });
});
