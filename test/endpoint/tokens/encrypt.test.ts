import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import { OAuthError } from '../../../src/protocol/errors.js';
import { decrypt, encrypt, encryptWith } from '../../../src/endpoint/tokens/encrypt.js';
import { deriveFernetKeys } from '../../../src/endpoint/tokens/fernet-keys.js';
import { joinBytes, makeFernet } from '../../../src/endpoint/tokens/fernet.js';
import { toPaddedBase64 } from '../../../src/endpoint/tokens/padded-base64.js';
import { vectors } from './fernet-vectors.js';

const secret = 'S3CreT!';
const [ascii] = vectors.deterministic;
const [old] = vectors.legacy;
const wrongKey = vectors.negative.find(({ name }) => name === 'wrong-key')!;
const random = (bytes: Uint8Array) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>);
const utf8 = (text: string) => new TextEncoder().encode(text);

const notText: unknown[] = [
  undefined,
  null,
  0,
  NaN,
  true,
  7n,
  Symbol('text'),
  [],
  ['text'],
  {},
  { length: 3 },
  Buffer.from('text'),
  new String('text'),
];

/** The bytes of the Fernet token in encrypted data. */
function fernetOf(data: string): Buffer {
  return Buffer.from(Buffer.from(data, 'base64url').subarray(16).toString(), 'base64url');
}

/** The rounds of each key derivation, and how often anything was decrypted. */
function watchCrypto(context: TestContext) {
  const derive = context.mock.method(crypto.subtle, 'deriveBits');
  const open = context.mock.method(crypto.subtle, 'decrypt');
  return {
    rounds: () => derive.mock.calls.map((call) => (call.arguments[0] as Pbkdf2Params).iterations),
    opened: () => open.mock.callCount(),
  };
}

async function failureOf(promise: Promise<unknown>): Promise<OAuthError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof OAuthError);
  return error;
}

/** A token of Fernet, under a salt of zeros. */
const wrapped = (token: string) => toPaddedBase64(joinBytes(new Uint8Array(16), utf8(token)));

/** What Flet would call valid data, up to what is signed: any bytes for text, any ciphertext. */
async function signed(
  plain: Uint8Array<ArrayBuffer>,
  change: (fernet: Uint8Array) => void = () => undefined,
) {
  const keys = await deriveFernetKeys(secret, new Uint8Array(16), 600_000);
  const made = Buffer.from(await makeFernet(keys, plain, new Uint8Array(16), 0), 'base64url');
  const body = Uint8Array.from(made.subarray(0, -32));
  change(body);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', keys.signing, body));
  return wrapped(toPaddedBase64(joinBytes(body, signature)));
}

describe('encrypt and decrypt', () => {
  for (const [what, text] of [
    ['empty text', ''],
    ['unicode', 'Привет, 世界! 🔐 naïve café \u0000'],
    ['a byte order mark', '\ufefftext'],
    ['text of the greatest length', 'ä'.repeat(256 * 1024)],
  ] as const) {
    test(`${what} comes back from its encrypted form`, async () => {
      assert.ok((await decrypt(await encrypt(text, 'пароль-🔑'), 'пароль-🔑')) === text);
    });
  }

  test('the same text is never encrypted to the same data twice', async () => {
    const [first, second] = await Promise.all([encrypt('text', secret), encrypt('text', secret)]);
    assert.notEqual(first.slice(0, 21), second.slice(0, 21), 'the salts are equal');
    const ivOf = (data: string) => fernetOf(data).subarray(9, 25).toString('hex');
    assert.notEqual(ivOf(first), ivOf(second));
  });

  test('data of any age is read', async () => {
    const times = [0, 4_000_000_000_000];
    const made = times.map((time) => encryptWith(random, () => time, 'text', secret));
    const read = (await Promise.all(made)).map((data) => decrypt(data, secret));
    assert.deepEqual(await Promise.all(read), ['text', 'text']);
  });

  test('data of today costs one derivation of 600 000 rounds, old data another of 100 000', async (context) => {
    const watched = watchCrypto(context);
    await decrypt(ascii!.encrypted, ascii!.secret);
    assert.deepEqual(watched.rounds(), [600_000]);
    await decrypt(old!.encrypted, old!.secret);
    assert.deepEqual(watched.rounds(), [600_000, 600_000, 100_000]);
  });

  test('text or a passphrase without a UTF-8 form is refused, not silently changed', async (context) => {
    const watched = watchCrypto(context);
    const failures = await Promise.all([
      failureOf(encrypt('half a pair: \ud83d', secret)),
      failureOf(encrypt('text', '\udd10')),
      failureOf(decrypt(ascii!.encrypted, '\udd10')),
    ]);
    assert.deepEqual(
      failures.map(({ code }) => code),
      ['invalid_request', 'invalid_request', 'decryption_failed'],
    );
    assert.deepEqual(watched.rounds(), []);
  });

  // Callers in plain JavaScript pass what they have: a missing field, a Buffer, a parsed object.
  for (const odd of notText) {
    test(`${inspect(odd)} in place of text has a stable code, and no key is derived`, async (context) => {
      const watched = watchCrypto(context);
      const failures = await Promise.all([
        failureOf(encrypt(odd as string, secret)),
        failureOf(encrypt('text', odd as string)),
        failureOf(decrypt(odd as string, secret)),
        failureOf(decrypt(ascii!.encrypted, odd as string)),
      ]);
      assert.deepEqual(
        failures.map(({ code }) => code),
        ['invalid_request', 'invalid_request', 'decryption_failed', 'decryption_failed'],
      );
      assert.deepEqual(watched.rounds(), []);
    });
  }

  test('Flet’s data is read up to 1 MB, which holds 589,743 bytes of text', async () => {
    const longest = await signed(utf8('a'.repeat(589_743)));
    assert.ok(longest.length <= 1024 * 1024);
    assert.equal((await decrypt(longest, secret)).length, 589_743);
    const longer = await signed(utf8('a'.repeat(589_744)));
    const { code, description } = await failureOf(decrypt(longer, secret));
    assert.deepEqual([code, description], ['decryption_failed', 'The data to decrypt is longer than 1 MB.']);
  });
});

describe('attacks on encrypted data', () => {
  // Attack: huge or senseless data, to keep the server deriving keys.
  for (const [what, data] of [
    ['good data with a million line ends', ascii!.encrypted + '\n'.repeat(1024 * 1024)],
    ['data that is no base64', '!!!!'],
    ['data with a character beyond ASCII', `${ascii!.encrypted}é`],
    ['empty data', ''],
    ['a salt without a token', wrapped('')],
    ['a token without its outer padding', ascii!.encrypted.replace(/=+$/, '')],
    ['a token without its inner padding', wrapped(ascii!.innerToken.replace(/=+$/, ''))],
    ['a token of another version', wrapped(toPaddedBase64(new Uint8Array(73)))],
    ['a token without any block', wrapped(toPaddedBase64(Uint8Array.of(0x80, ...new Uint8Array(56))))],
    ['a token of half a block', wrapped(toPaddedBase64(Uint8Array.of(0x80, ...new Uint8Array(80))))],
  ] as const) {
    test(`${what} fails before any key is derived`, async (context) => {
      const watched = watchCrypto(context);
      const { code } = await failureOf(decrypt(data, secret));
      assert.equal(code, 'decryption_failed');
      assert.deepEqual(watched.rounds(), []);
    });
  }

  // Attack: text so long that its data could not be read again.
  test('text of more than 512 KB is refused before any key is derived', async (context) => {
    const watched = watchCrypto(context);
    const { code } = await failureOf(encrypt('ä'.repeat(256 * 1024) + 'a', secret));
    assert.equal(code, 'invalid_request');
    assert.deepEqual(watched.rounds(), []);
  });

  // Attack: guessing the text from which padding is right (a padding oracle).
  test('data that isn’t signed with the passphrase is never opened', async (context) => {
    const watched = watchCrypto(context);
    const { code, message, cause } = await failureOf(decrypt(wrongKey.encrypted, wrongKey.secret));
    assert.deepEqual([code, cause], ['decryption_failed', undefined]);
    // Nothing of the text, the data or the passphrase.
    assert.equal(message, 'The data was not encrypted with this passphrase, or was changed since.');
    assert.deepEqual(watched.rounds(), [600_000, 100_000]);
    assert.equal(watched.opened(), 0);
  });

  // Attack: one bit changed in any part of the data.
  const inner = fernetOf(ascii!.encrypted);
  const parts = { time: 1, vector: 9, ciphertext: 25, signature: inner.length - 1 };
  for (const [part, at] of Object.entries(parts)) {
    test(`one bit changed in the ${part} is noticed, and nothing is opened`, async (context) => {
      const watched = watchCrypto(context);
      const changed = Uint8Array.from(inner);
      changed[at]! ^= 1;
      const salt = Buffer.from(ascii!.saltHex, 'hex');
      const data = toPaddedBase64(joinBytes(salt, utf8(toPaddedBase64(changed))));
      assert.equal((await failureOf(decrypt(data, ascii!.secret))).code, 'decryption_failed');
      assert.equal(watched.opened(), 0);
    });
  }

  test('signed data whose padding is wrong fails, with its cause', async (context) => {
    const data = await signed(utf8('text'), (body) => (body[body.length - 17]! ^= 0xff));
    const watched = watchCrypto(context);
    const { code, cause } = await failureOf(decrypt(data, secret));
    assert.equal(code, 'decryption_failed');
    assert.ok(cause instanceof DOMException);
    assert.equal(watched.opened(), 1);
  });

  test('signed bytes that are no UTF-8 fail, with their cause', async () => {
    const { code, cause } = await failureOf(decrypt(await signed(Uint8Array.of(0xff)), secret));
    assert.equal(code, 'decryption_failed');
    assert.ok(cause instanceof TypeError);
  });
});
