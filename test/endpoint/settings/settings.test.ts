import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, test } from 'node:test';
import {
  createOAuthEndpoint,
  GitHubOAuthProvider,
  OAuthError,
  OAuthProvider,
} from '../../../src/endpoint/index.js';
import { accepted, client, custom, good, hidden, refused, withProvider } from './settings-cases.js';
import { refusedAddresses } from './settings-address-cases.js';
import { acceptedClients, refusedClients } from './settings-client-cases.js';
import { acceptedLimits, refusedLimits } from './settings-limit-cases.js';
import { acceptedSecrets, refusedSecrets } from './settings-secret-cases.js';
import { refusedOfTokens } from './settings-token-cases.js';
import { refusedNames } from './settings-unknown-cases.js';

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
    const printed = inspect(error);
    for (const line of error.description.split('\n'))
      assert.equal(printed.split(line).length, 2, `${line} is not printed once`);
    assert.ok(!printed.includes('[cause]'));
    return error.description.split('\n');
  }
}

const allRefused = [
  ...refused,
  ...refusedNames,
  ...refusedAddresses,
  ...refusedOfTokens,
  ...refusedClients,
  ...refusedLimits,
  ...refusedSecrets,
];

describe('settings', () => {
  for (const [what, settings] of [...accepted, ...acceptedClients, ...acceptedLimits, ...acceptedSecrets]) {
    test(`${what} are taken`, () => assert.deepEqual(problemsOf(settings), []));
  }

  for (const [what, settings, problems] of allRefused) {
    test(`${what}: each problem is listed by its name, and no value`, () =>
      assert.deepEqual(problemsOf(settings).sort(), problems.sort()));
  }

  test('a time that providers may take is refused where it is none, or longer than a timer waits', () => {
    const create = (timeout: unknown) => createOAuthEndpoint(good, { timeout } as never);
    for (const timeout of [0, -1, NaN, Infinity, 3601, 1e12, '10', null])
      assert.throws(() => create(timeout), {
        code: 'settings_invalid',
        description: 'timeout: must be a number of seconds above 0, at most 3600',
      });
    for (const timeout of [0.2, 10, 3600, undefined]) create(timeout);
  });

  test('every problem says what to do: what a value must be, or a sentence of its own', () => {
    const problems = allRefused.flatMap(([, settings]) => problemsOf(settings));
    const silent = problems.filter((problem) => !/: must (?!not)|\. [A-Z]|: give each/.test(problem));
    assert.deepEqual(silent, []);
  });

  const cures: [problem: string, settings: unknown][] = [
    ['secret: is empty. Make one: openssl rand -base64 48', { ...good, secret: '' }],
    ['secret: is too regular. Make one: openssl rand -base64 48', { ...good, secret: 'ab'.repeat(20) }],
    ['secret: must be text. Make one: openssl rand -base64 48', { ...good, secret: 7 }],
    [
      'baseUrl: is empty. Set it to the address that people open, such as https://example.com',
      { ...good, baseUrl: '' },
    ],
    [
      'providers: is empty. List at least one, such as { type: "github", clientId: "…", clientSecret: "…" }',
      { ...good, providers: [] },
    ],
    [
      'providers[0].clientId: is empty. Copy it from the page where your app is registered with the provider',
      withProvider({ clientId: '' }),
    ],
    ['providers[0].id: is missing. Give one, such as acme', withProvider({ id: undefined })],
    ['providers[0].name: is empty. Give it a value, or leave it out', withProvider({ name: '' })],
    ['providers[0].refreshParams: must be an object', withProvider({ refreshParams: 'x' })],
    ['providers[0].authorizationParams: must be an object', withProvider({ authorizationParams: 'x' })],
    [
      'redis: is not a setting. Set store to redisStore({ url }) of oauth-elements/redis',
      { ...good, redis: {} },
    ],
    [
      'providers[0]: was made by another copy of oauth-elements than the one that runs. Run the one that its file imports, or give a plain object',
      { ...good, providers: [{ problems: [], options: custom }] },
    ],
    ['store: must be a store, such as memoryStore()', { ...good, store: {} }],
  ];
  for (const [problem, settings] of cures)
    test(`say: ${problem}`, () => {
      assert.deepEqual(problemsOf(settings), [problem]);
    });

  test('a provider prints no secret', () => {
    for (const provider of [new GitHubOAuthProvider(client), new OAuthProvider(custom)]) {
      assert.ok(!inspect(provider, { depth: 9, showHidden: true }).includes(hidden));
      assert.ok(!JSON.stringify(provider).includes(hidden));
    }
  });
});
