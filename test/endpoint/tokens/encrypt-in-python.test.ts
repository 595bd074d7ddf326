import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { OAuthToken } from '../../../src/endpoint/tokens/oauth-token.js';
import { decrypt, encrypt } from '../../../src/endpoint/tokens/encrypt.js';
import { fromPaddedBase64 } from '../../../src/endpoint/tokens/padded-base64.js';
import { askPython, type PythonTask } from '../../support/python-fernet.js';

const texts: [what: string, text: string, secret: string][] = [
  ['plain text', 'This is a secret message!', 'S3CreT!'],
  ['no text', '', 'S3CreT!'],
  ['unicode', '\ufeffПривет, 世界! 🔐 naïve café \u0000\r\n', 'пароль-密码-🔑'],
  ['a passphrase of no characters', 'text', ''],
  ['4 096 bytes', 'x'.repeat(4096), 'S3CreT!'],
  ['100 000 characters', 'aé世🔐'.repeat(20_000), 'S3CreT!'],
];

const tokens: [what: string, pairs: [key: string, value: unknown][]][] = [
  ['an access token alone', [['access_token', 'tok']]],
  [
    'all fields',
    [
      ['access_token', 'tok'],
      ['scope', ['a', 'b']],
      ['token_type', 'bearer'],
      ['expires_in', 3600],
      ['expires_at', 1_700_000_000.25],
      ['refresh_token', 'rt'],
    ],
  ],
  [
    'whole and broken seconds',
    [
      ['access_token', 'tok'],
      ['expires_in', 0],
      ['expires_at', 1_700_000_000.123456],
    ],
  ],
  [
    'seconds before 1970',
    [
      ['access_token', 'tok'],
      ['expires_in', -1],
      ['expires_at', -0.5],
    ],
  ],
  [
    'an empty scope',
    [
      ['access_token', 'tok'],
      ['scope', []],
      ['token_type', ''],
    ],
  ],
  [
    'GitHub’s scope',
    [
      ['access_token', 'gho_16C7e42F'],
      ['scope', ['public_repo,read:user,user:email']],
      ['token_type', 'bearer'],
    ],
  ],
  [
    'unicode and emoji',
    [
      ['access_token', 'é世🔐'],
      ['scope', ['naïve', '\u2028']],
      ['refresh_token', '\ufeff\uffff'],
    ],
  ],
  [
    'quotes and slashes',
    [
      ['access_token', '"\\/\'<>&'],
      ['token_type', '\b\t\n\f\r'],
    ],
  ],
  ['control characters', [['access_token', '\u0000\u001f\u007f\u0080\u009f ~']]],
  [
    'half a surrogate pair',
    [
      ['access_token', '\ud83d'],
      ['refresh_token', '\udd10x'],
    ],
  ],
];

async function valuesOf(tasks: PythonTask[]): Promise<string[]> {
  return (await askPython(tasks)).map((answer) => {
    assert.ok('value' in answer, JSON.stringify(answer));
    return answer.value;
  });
}

describe('Python', () => {
  test('decrypts what encrypt made', async () => {
    const tasks = texts.map(async ([, text, secret]): Promise<PythonTask> => ({
      name: 'decrypt',
      arguments: [await encrypt(text, secret), secret, 600_000],
    }));
    const read = await valuesOf(await Promise.all(tasks));
    for (const [index, [what, text]] of texts.entries()) assert.ok(read[index] === text, what);
    assert.equal(read.length, 6);
  });

  test('encrypts what decrypt reads, with the rounds of today and with those of old', async () => {
    const rounds = (index: number) => (index % 2 === 0 ? 600_000 : 100_000);
    const made = await valuesOf(
      texts.map(([, text, secret], index) => ({ name: 'encrypt', arguments: [text, secret, rounds(index)] })),
    );
    const read = await Promise.all(made.map((data, index) => decrypt(data, texts[index]![2])));
    for (const [index, [what, text]] of texts.entries()) assert.ok(read[index] === text, what);
    assert.equal(read.length, 6);
  });

  test('refuses what encrypt made with another passphrase', async () => {
    const data = await encrypt('text', 'S3CreT!');
    const answers = await askPython([{ name: 'decrypt', arguments: [data, 's3cret!', 600_000] }]);
    assert.deepEqual(answers, [{ error: 'InvalidToken' }]);
  });

  test('writes a token in the very bytes of toJSON', async () => {
    const written = await valuesOf(tokens.map(([, pairs]) => ({ name: 'dumps', arguments: [pairs] })));
    assert.equal(written.length, 10);
    for (const [index, [what, pairs]] of tokens.entries()) {
      const token = OAuthToken.fromJSON(Object.fromEntries(pairs));
      assert.equal(token.toJSON(), written[index], what);
      assert.equal(OAuthToken.fromJSON(written[index]!).toJSON(), written[index], what);
    }
  });

  test('decodes base64, however odd, to the bytes that decrypt works with', async () => {
    const odd = Array.from({ length: 2000 }, (_, seed) => oddText(seed));
    const answers = await askPython(odd.map((text) => ({ name: 'hex_of_base64', arguments: [text] })));
    const refused = answers.filter((answer) => 'error' in answer).length;
    assert.ok(refused > 200 && refused < 1800, `${refused} of 2 000 are refused`);
    for (const [index, text] of odd.entries()) {
      const bytes = fromPaddedBase64(new TextEncoder().encode(text));
      const answer = bytes ? { value: Buffer.from(bytes).toString('hex') } : { error: 'Error' };
      assert.deepEqual(answer, answers[index], JSON.stringify(text));
    }
  });
});

/** Up to 15 characters, most of them base64: the same for the same seed. */
function oddText(seed: number): string {
  const characters = 'AZaz09+/-_QQ==\n !';
  let state = seed + 1;
  const next = (below: number) => {
    // Park and Miller's generator.
    state = (state * 48_271) % 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below);
  };
  next(1);
  return Array.from({ length: seed % 16 }, () => characters[next(characters.length)]).join('');
}
