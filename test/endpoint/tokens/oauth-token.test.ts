import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { describe, test } from 'node:test';
import { OAuthError } from '../../../src/protocol/errors.js';
import { OAuthToken } from '../../../src/endpoint/tokens/oauth-token.js';
import { vectors } from './fernet-vectors.js';

const hidden = 'a-token-that-must-never-be-printed';
const full = {
  accessToken: hidden,
  scope: ['a', 'b'],
  tokenType: 'bearer',
  expiresIn: 3600,
  expiresAt: 1_700_000_000.25,
  refreshToken: `${hidden}-either`,
};

function fieldsOf(token: OAuthToken) {
  const { accessToken, scope, tokenType, expiresIn, expiresAt, refreshToken } = token;
  return { accessToken, scope, tokenType, expiresIn, expiresAt, refreshToken };
}

function refusalOf(json: string | object): OAuthError {
  try {
    OAuthToken.fromJSON(json);
  } catch (error) {
    assert.ok(error instanceof OAuthError);
    return error;
  }
  assert.fail('it was taken');
}

describe('OAuthToken', () => {
  test('has the fields it was made from', () => {
    assert.deepEqual(fieldsOf(new OAuthToken(full)), full);
  });

  test('has null for fields it was not given', () => {
    const empty = { scope: null, tokenType: null, expiresIn: null, expiresAt: null, refreshToken: null };
    assert.deepEqual(fieldsOf(new OAuthToken({ accessToken: 'tok' })), { accessToken: 'tok', ...empty });
    assert.deepEqual(fieldsOf(new OAuthToken({ accessToken: 'tok', ...empty })), {
      accessToken: 'tok',
      ...empty,
    });
  });

  test('keeps its scope when the list it was made from changes', () => {
    const scope = ['a'];
    const token = new OAuthToken({ accessToken: 'tok', scope });
    scope.push('b');
    assert.deepEqual(token.scope, ['a']);
    assert.ok(Object.isFrozen(token.scope));
  });

  // Attack: reading tokens from a log into which someone printed them.
  test('prints none of its secrets, whatever Node is asked to show', () => {
    const token = new OAuthToken(full);
    const printed = [
      inspect(token),
      inspect(token, { depth: null, showHidden: true, getters: true }),
      inspect({ tokens: [token] }, { depth: null, showHidden: true, getters: true }),
      inspect(new Error('failed', { cause: token }), { depth: null, showHidden: true, getters: true }),
      String(token),
      Object.entries(token).join(),
      JSON.stringify(Object.assign({}, token)),
    ];
    for (const text of printed) assert.ok(!text.includes(hidden), text);
    assert.equal(printed[0], 'OAuthToken {}');
  });
});

describe('the saved form of a token', () => {
  test('has Flet’s key order and no spaces', () => {
    const json = new OAuthToken({ ...full, accessToken: 'tok', refreshToken: 'rt' }).toJSON();
    assert.equal(
      json,
      '{"access_token":"tok","scope":["a","b"],"token_type":"bearer","expires_in":3600,"expires_at":1700000000.25,"refresh_token":"rt"}',
    );
  });

  test('leaves out what is null', () => {
    assert.equal(new OAuthToken({ accessToken: 'tok' }).toJSON(), '{"access_token":"tok"}');
  });

  test('escapes what is not ASCII in lower case, a surrogate pair as two', () => {
    assert.equal(
      new OAuthToken({ accessToken: 'é世🔐\x7f' }).toJSON(),
      '{"access_token":"\\u00e9\\u4e16\\ud83d\\udd10\\u007f"}',
    );
  });

  test('has "inf" for Infinity, and nothing for what is no time', () => {
    const json = '{"access_token":"tok","expires_in":"inf","expires_at":"inf"}';
    const token = new OAuthToken({ accessToken: 'tok', expiresIn: Infinity, expiresAt: Infinity });
    assert.equal(token.toJSON(), json);
    assert.deepEqual(fieldsOf(OAuthToken.fromJSON(json)), fieldsOf(token));
    const odd = new OAuthToken({ accessToken: 'tok', expiresIn: NaN, expiresAt: -Infinity });
    assert.equal(odd.toJSON(), '{"access_token":"tok"}');
  });

  test('is text, which JSON.stringify quotes once more', () => {
    const token = new OAuthToken({ accessToken: 'tok' });
    assert.equal(JSON.stringify(token), '"{\\"access_token\\":\\"tok\\"}"');
  });

  test('is read back to the same fields, from text and from an object', () => {
    const json = new OAuthToken(full).toJSON();
    assert.deepEqual(fieldsOf(OAuthToken.fromJSON(json)), full);
    assert.deepEqual(fieldsOf(OAuthToken.fromJSON(JSON.parse(json) as object)), full);
  });

  test('is read and written again byte for byte where Flet made it', () => {
    const { plain } = vectors.deterministic.find(({ name }) => name === 'oauth-token-github')!;
    assert.equal(OAuthToken.fromJSON(plain).toJSON(), plain);
  });

  const read: [what: string, json: object, expected: object][] = [
    ['a scope separated by spaces', { scope: 'a b' }, { scope: ['a', 'b'] }],
    ['a scope separated by commas', { scope: 'a,b, c' }, { scope: ['a', 'b', 'c'] }],
    ['a scope of empty text', { scope: '' }, { scope: [] }],
    ['expires_in as text', { expires_in: '3600' }, { expiresIn: 3600 }],
    ['expires_in as text with a fraction', { expires_in: '3600.5' }, { expiresIn: 3600.5 }],
    ['a null scope', { scope: null, refresh_token: null }, { scope: null, refreshToken: null }],
  ];
  for (const [what, json, expected] of read) {
    test(`${what} is taken`, () => {
      const token = OAuthToken.fromJSON({ access_token: 'tok', ...json });
      assert.deepEqual(fieldsOf(token), fieldsOf(new OAuthToken({ accessToken: 'tok', ...expected })));
    });
  }

  test('loses unknown keys when it is read', () => {
    const json = '{"access_token":"tok","id_token":"x","__proto__":{"refresh_token":"rt"}}';
    assert.equal(OAuthToken.fromJSON(json).toJSON(), '{"access_token":"tok"}');
  });

  // Callers in plain JavaScript pass what they have.
  test("has a stable code where it is no text and no object, or can't be read", () => {
    const throwing = {
      get access_token(): string {
        throw new TypeError(hidden);
      },
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const odd of [undefined, null, 7, NaN, true, 7n, Symbol('x'), () => hidden, throwing, proxy]) {
      const error = refusalOf(odd as object);
      assert.equal(error.code, 'saved_token_invalid');
      assert.ok(!inspect(error, { depth: 9 }).includes(hidden));
    }
  });

  // Attack: a saved token that someone wrote by hand.
  const refused: [what: string, json: string | object, description: string][] = [
    ['text that is no JSON', hidden, 'The saved token is no JSON object.'],
    ['empty text', '', 'The saved token is no JSON object.'],
    ['text in quotes', `"${hidden}"`, 'The saved token is no JSON object.'],
    ['null', 'null', 'The saved token is no JSON object.'],
    ['a list', [hidden], 'The saved token has no valid access_token.'],
    ['no access token', { refresh_token: hidden }, 'The saved token has no valid access_token.'],
    ['an empty access token', { access_token: '' }, 'The saved token has no valid access_token.'],
    ['an access token of null', { access_token: null }, 'The saved token has no valid access_token.'],
    ['a scope with a number', { access_token: hidden, scope: [1] }, 'The saved token has no valid scope.'],
    [
      'a token type of a number',
      { access_token: hidden, token_type: 1 },
      'The saved token has no valid token_type.',
    ],
    [
      'expires_in in words',
      { access_token: hidden, expires_in: hidden },
      'The saved token has no valid expires_in.',
    ],
    [
      'expires_in in another base',
      { access_token: hidden, expires_in: '0x10' },
      'The saved token has no valid expires_in.',
    ],
    [
      'expires_in of empty text',
      { access_token: hidden, expires_in: '' },
      'The saved token has no valid expires_in.',
    ],
    [
      'expires_at as text',
      { access_token: hidden, expires_at: '1700000000' },
      'The saved token has no valid expires_at.',
    ],
    [
      'an expires_at that is no number',
      { access_token: hidden, expires_at: NaN },
      'The saved token has no valid expires_at.',
    ],
    [
      'expires_at before all time',
      { access_token: hidden, expires_at: -Infinity },
      'The saved token has no valid expires_at.',
    ],
    [
      'two wrong fields',
      { access_token: 1, refresh_token: {} },
      'The saved token has no valid access_token, refresh_token.',
    ],
  ];
  for (const [what, json, description] of refused) {
    test(`a saved token is refused for ${what}, and the refusal holds none of it`, () => {
      const error = refusalOf(json);
      assert.deepEqual([error.code, error.description], ['saved_token_invalid', description]);
      assert.equal(error.cause, undefined);
      assert.ok(!inspect(error, { depth: null, showHidden: true }).includes(hidden));
    });
  }
});
