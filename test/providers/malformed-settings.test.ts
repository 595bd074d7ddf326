import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AzureOAuthProvider } from '../../src/providers/index.js';
import { client, problemsOf } from './authorization-url.js';

const oddTypes: unknown[] = [null, 5, true, [], {}, () => 'x'];
const clear = 'http://evil.example';
const asText = 'must be text';

/** What each setting says to texts that don't fit. */
const texts: [type: string, name: string, refused: Record<string, string>][] = [
  [
    'github',
    'baseUrl',
    { 'a b': 'an absolute URL', 'https://x.example/?a': 'an absolute URL', [clear]: 'https' },
  ],
  ['github', 'emailsEndpoint', { emails: 'an absolute URL', [clear]: 'https' }],
  ['github', 'teamsEndpoint', { teams: 'an absolute URL', [clear]: 'https' }],
  ['github', 'userEndpoint', { user: 'an absolute URL', [clear]: 'https' }],
  ['github', 'authorizationEndpoint', { 'a b': 'an absolute URL', [clear]: 'https' }],
  [
    'google',
    'hostedDomain',
    { 'a b': 'a domain name', corp: 'a domain name', 'a.example,b.example': 'a domain name' },
  ],
  ['google', 'groupsEndpoint', { groups: 'an absolute URL', [clear]: 'https' }],
  [
    'azure',
    'tenant',
    { 'a/b': 'an id or a domain name', '..': 'an id or a domain name', 'a?b': 'an id or a domain name' },
  ],
  [
    'azure',
    'authority',
    { login: 'an absolute URL', 'https://x.example?a': 'an absolute URL', [clear]: 'https' },
  ],
  ['azure', 'graph', { graph: 'an absolute URL', [clear]: 'https' }],
  ['azure', 'groups', { Claim: '"graph" or "claim"' }],
  ['microsoft', 'tenant', { 'a/b': 'an id or a domain name' }],
  [
    'auth0',
    'domain',
    { 'a b': 'a host name', 'a.example/x': 'a host name', 'me@a.example': 'a host name', [clear]: 'https' },
  ],
  ['auth0', 'audience', {}],
  ['auth0', 'groupsClaim', {}],
];

const settingsOf = (type: string, change: object): object => ({
  type,
  ...client,
  ...(type === 'auth0' ? { domain: 'acme.eu.auth0.com' } : {}),
  ...change,
});

describe('an odd setting of a built-in provider', () => {
  for (const [type, name, refused] of texts) {
    // A setting that is passed over because of its type would leave out the check that it asks for.
    test(`${type}.${name} is one problem by its name, and nothing else`, () => {
      for (const value of oddTypes)
        assert.deepEqual(problemsOf(settingsOf(type, { [name]: value })), [
          `providers[0].${name}: ${asText}`,
        ]);
      const [empty = '', ...more] = problemsOf(settingsOf(type, { [name]: '' }));
      assert.ok(empty.startsWith(`providers[0].${name}: is empty. `), empty);
      assert.deepEqual(more, []);
      for (const value of ['consumers\n', '\u200bconsumers', 'https://x.example\u2028']) {
        const [problem = '', ...others] = problemsOf(settingsOf(type, { [name]: value }));
        assert.ok(
          problem.startsWith(`providers[0].${name}: `) && /invisible|an absolute URL/.test(problem),
          problem,
        );
        assert.deepEqual(others, []);
      }
      for (const [value, words] of Object.entries(refused)) {
        const [problem = '', ...others] = problemsOf(settingsOf(type, { [name]: value }));
        assert.ok(problem.startsWith(`providers[0].${name}: `) && problem.includes(words), problem);
        assert.deepEqual(others, []);
        assert.ok(!problem.includes(clear));
      }
    });
  }

  const lists: [string, unknown[], string][] = [
    ['scopes', [null, 5, 'a b', {}], 'scopes: must be a list of scopes'],
    ['authorizationParams', [null, 5, 'x', ['x']], 'authorizationParams: must be an object'],
    ['extraEndpoints', [null, 5, 'x', []], 'extraEndpoints: must be an object'],
    ['acceptClaimsFn', [null, 5, 'x', {}], 'acceptClaimsFn: must be a function'],
  ];
  for (const type of ['github', 'google', 'azure', 'microsoft', 'auth0']) {
    test(`of type ${type} is told where it is a list, an object or a function that is wanted`, () => {
      for (const [name, values, problem] of lists)
        for (const value of values)
          assert.deepEqual(problemsOf(settingsOf(type, { [name]: value })), [`providers[0].${problem}`]);
    });
  }

  // Settings that clash with where an own setting is checked must not make it pass.
  test('is told whatever extraEndpoints are given', () => {
    for (const extraEndpoints of [{ hostedDomain: 'https://x.example' }, [], null]) {
      const problems = problemsOf({ type: 'google', ...client, hostedDomain: 5, extraEndpoints });
      assert.ok(problems.includes(`providers[0].hostedDomain: ${asText}`));
    }
    const mine = { extraEndpoints: { mine: clear } };
    const problem = 'providers[0].mine: must be https (http only on loopback)';
    assert.deepEqual(problemsOf(settingsOf('auth0', mine)), [problem]);
  });

  test('stands among the problems of the provider, and not among its addresses', () => {
    const provider = new AzureOAuthProvider({
      ...client,
      tenant: 5 as never,
      graph: 'https://graph.example',
    });
    assert.deepEqual(provider.problems, [{ option: 'tenant', problem: asText }]);
    assert.deepEqual(provider.options.extraEndpoints, { graph: 'https://graph.example' });
  });

  test('is told together with all others', () => {
    const azure = { type: 'azure', clientId: 5, tenant: 5, authority: 'x', graph: clear, groups: 'none' };
    assert.equal(problemsOf(azure).length, 6);
  });
});
