import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { basicCredentials } from '../../../../src/endpoint/provider-calls/token-endpoint/client-authentication.js';
import { problemsOf } from '../../../providers/authorization-url.js';

const seed = 20261128;
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1 }),
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
);

const provider = (clientId: string, clientSecret: string) => ({
  id: 'acme',
  ...{ clientId, clientSecret },
  authorizationEndpoint: 'https://acme.example/authorize',
  tokenEndpoint: 'https://acme.example/token',
});

const partsOf = (header: string): string[] => atob(header.slice('Basic '.length)).split(':');

describe('a client id and secret', () => {
  test('reach a server that decodes them (RFC 6749 section 2.3.1) as they stand in the settings', () => {
    fc.assert(
      fc.property(anyText, anyText, (id, secret) => {
        fc.pre(problemsOf(provider(id, secret)).length === 0);
        const parts = partsOf(basicCredentials(id, secret));
        const decoded = parts.map((part) => new URLSearchParams(`x=${part}`).get('x'));
        assert.deepEqual(decoded, [id, secret]);
        // Nor does it matter whether `+` is read as a space.
        assert.deepEqual(parts.map(decodeURIComponent), [id, secret]);
      }),
      { seed, numRuns: 500 },
    );
  });

  test('of unreserved characters alone reach a server that decodes nothing', () => {
    const unreserved = fc.stringMatching(/^[\w.~-]+$/);
    fc.assert(
      fc.property(unreserved, unreserved, (id, secret) =>
        assert.deepEqual(partsOf(basicCredentials(id, secret)), [id, secret]),
      ),
      { seed },
    );
  });

  const sticking = [
    ...[
      '\n',
      '\r\n',
      ' ',
      '\t',
      '\u00a0',
      '\u2028',
      '\ufeff',
      '\u200b',
      '\u200d',
      '\u202e',
      '\u0000',
      '\u007f',
    ],
    ...['\u00ad', '\u2060', '\u3000', '\ud800', '\u2029', '\u0085'],
  ];

  test('are refused by name where something invisible sticks to their ends, and no value is told', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sticking),
        fc.constantFrom('start', 'end'),
        fc.constantFrom('clientId', 'clientSecret'),
        (piece, place, name) => {
          const text = place === 'start' ? `${piece}a-value` : `a-value${piece}`;
          const problems = problemsOf({ ...provider('an-id', 'a-secret'), [name]: text });
          assert.equal(problems.length, 1);
          assert.match(problems[0]!, new RegExp(`^providers\\[0\\]\\.${name}: (begins or ends|has a line)`));
          assert.ok(!problems[0]!.includes('a-value'));
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  for (const quoted of ['"a-value"', "'a-value'", '“a-value”', '`a-value`']) {
    test(`are refused in quotes: ${quoted}`, () =>
      assert.deepEqual(problemsOf(provider(quoted, 'a-secret')), [
        'providers[0].clientId: stands in quotes. Remove the quotes',
      ]));
  }

  test('may hold spaces and quotes inside', () =>
    assert.deepEqual(problemsOf(provider('my "own" id', 'pass phrase of "mine"')), []));
});

describe('an address in settings', () => {
  // Parsing passes over these, so that what is compared and what is asked would differ.
  for (const piece of ['\n', '\t', ' ', '\r', '\u0000', '\u200b', '\ufeff', '\u00a0']) {
    for (const name of ['issuer', 'tokenEndpoint', 'redirectUrl', 'userEndpoint']) {
      test(`is refused with ${JSON.stringify(piece)} at its end or inside: ${name}`, () => {
        for (const address of [`https://app.example/a${piece}`, `https://app.ex${piece}ample/a`]) {
          const problems = problemsOf({ ...provider('an-id', 'a-secret'), [name]: address });
          const absolute = `must be an absolute URL${name === 'redirectUrl' ? ' under baseUrl, such as https://example.com/signed-in' : ''}`;
          const words = URL.canParse(address) ? 'has a space or an invisible character. Remove it' : absolute;
          assert.deepEqual(problems, [`providers[0].${name}: ${words}`]);
        }
      });
    }
  }
});
