import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toAuthorization, toUser } from '../../src/protocol/authorization.js';
import { errorCodes, OAuthError } from '../../src/protocol/errors.js';
import { isFlowLabel } from '../../src/protocol/flow-label.js';
import { isLoopbackHost, isSafeUrl } from '../../src/protocol/loopback.js';
import { isPageMessage, isWireSession } from '../../src/protocol/messages.js';
import { providerName } from '../../src/brands/names.js';

describe('error codes', () => {
  test('are listed once each, in snake_case', () => {
    assert.equal(new Set(errorCodes).size, errorCodes.length);
    assert.deepEqual(
      errorCodes.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code)),
      [],
    );
  });

  test('an OAuthError has its code, its words and its cause', () => {
    const cause = new Error('why');
    const error = new OAuthError('access_denied', 'No.', cause);
    assert.deepEqual(
      [error.name, error.code, error.description, error.message, error.cause],
      ['OAuthError', 'access_denied', 'No.', 'No.', cause],
    );
    assert.equal(new OAuthError('access_denied').message, 'access_denied');
  });
});

describe('a flow label', () => {
  test('is 22 base64url characters', () => {
    for (const label of ['A'.repeat(22), 'aZ09-_'.padEnd(22, 'x')]) assert.ok(isFlowLabel(label));
  });

  test('is nothing else', () => {
    const others = ['', 'A'.repeat(21), 'A'.repeat(23), `${'A'.repeat(21)}=`, `${'A'.repeat(21)}+`];
    for (const label of [...others, `${'A'.repeat(21)}ä`, `${'A'.repeat(22)}\n`, `\n${'A'.repeat(22)}`])
      assert.ok(!isFlowLabel(label), label);
  });
});

describe('a loopback host', () => {
  test('is one of this machine’s own names, however the URL writes them', () => {
    for (const host of [
      'localhost',
      'app.localhost',
      'LOCALHOST',
      '127.0.0.1',
      '127.255.255.254',
      '[::1]',
      '127.1',
      '0x7f.1',
      '2130706433',
    ])
      assert.ok(isLoopbackHost(new URL(`http://${host}:80/`).hostname), host);
  });

  // Each is somebody else's machine, named to look like this one.
  test('is not a look-alike', () => {
    const others = [
      'localhost.evil.com',
      '127.0.0.1.evil.com',
      'evil-localhost',
      'localhost.',
      'localhosts',
      'xlocalhost',
      '127.1e',
      '127.0.0.1e.com',
      '128.0.0.1',
      '0.0.0.0',
      '[::]',
      '[::2]',
      '[::ffff:10.0.0.1]',
      '10.0.0.1',
    ];
    for (const host of others) assert.ok(!isLoopbackHost(host), host);
  });

  test('alone may be reached over http', () => {
    for (const url of ['https://a.example', 'http://localhost:1', 'http://127.0.0.1', 'http://[::1]/'])
      assert.ok(isSafeUrl(new URL(url)), url);
    for (const url of [
      'http://a.example',
      'ws://localhost',
      'file:///localhost',
      'javascript:1',
      'http://localhost@evil.example',
    ])
      assert.ok(!isSafeUrl(new URL(url)), url);
  });
});

describe('the converter from the wire', () => {
  test('turns snake_case into the page’s words, and keeps the provider’s own fields', () => {
    const user = {
      id: '1',
      name: 'A',
      email: null,
      avatar_url: 'https://a',
      groups: [{ id: 'g', name: 'G' }],
      raw: { a_b: 1 },
    };
    const token = { scope: ['a'], token_type: 'bearer', expires_in: 5 };
    assert.deepEqual(toAuthorization({ provider: 'p', user, token }), {
      provider: 'p',
      user: {
        id: '1',
        name: 'A',
        email: null,
        avatarUrl: 'https://a',
        groups: [{ id: 'g', name: 'G' }],
        raw: { a_b: 1 },
      },
      token: { scope: ['a'], tokenType: 'bearer', expiresIn: 5 },
    });
    assert.equal(toAuthorization({ provider: 'p', user: null, token }).user, null);
  });

  test('names a private relay as pages do, and only where the wire says so', () => {
    const user = {
      id: '1',
      name: null,
      email: null,
      avatar_url: null,
      groups: [],
      raw: { is_private_email: 'true' },
    };
    const same = { id: '1', name: null, email: null, avatarUrl: null, groups: [], raw: user.raw };
    assert.deepEqual(toUser(user), same);
    assert.deepEqual(toUser({ ...user, is_private_relay: false }), { ...same, isPrivateRelay: false });
  });
});

describe('messages between pages', () => {
  test('are known by the session they carry', () => {
    assert.ok(isPageMessage({ type: 'oauth-session', session: { authorizations: [] } }));
    for (const data of [
      null,
      undefined,
      5,
      'x',
      [],
      {},
      { session: null },
      { session: { authorizations: {} } },
    ])
      assert.ok(!isPageMessage(data));
    assert.ok(isWireSession({ authorizations: [] }));
    for (const data of [null, undefined, '', { authorizations: 'x' }]) assert.ok(!isWireSession(data));
    for (const one of [
      null,
      undefined,
      '',
      7,
      {},
      { provider: 'github' },
      { provider: 'github', token: null },
    ])
      assert.ok(!isWireSession({ authorizations: [one] }), 'A session of another version is taken.');
  });
});

describe('a provider’s name', () => {
  test('is its brand’s spelling, else the id with a capital', () => {
    assert.equal(providerName('github'), 'GitHub');
    assert.equal(providerName('acme'), 'Acme');
    assert.equal(providerName(''), '');
  });

  // Ids come from addresses that anyone can write.
  test('is text for a name that every object has', () => {
    for (const id of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
      assert.equal(typeof providerName(id), 'string', id);
  });
});
