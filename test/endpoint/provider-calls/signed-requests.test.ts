import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { rawMembers } from '../../../src/endpoint/provider-calls/signed/raw-members.js';
import {
  RequestSigner,
  signedText,
  timeInChina,
  UnsignedAnswer,
} from '../../../src/endpoint/provider-calls/signed/request-signer.js';
import { derOf, rsaKeyProblem } from '../../../src/providers/rsa-key.js';
import { isSignedByApp, rsaSignature, shanghaiTime, signingKeys } from '../../support/quirks/signing-keys.js';

const now = Date.UTC(2026, 10, 29, 17, 5, 9);
const keys = { privateKey: signingKeys.app.privateKey, publicKey: signingKeys.provider.publicKey };
const signature = { kind: 'rsa-sha256', name: 'sign', time: 'timestamp' } as const;
const signer = new RequestSigner(signature, keys, () => now);

const bare = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');

describe('a signed request', () => {
  test('is signed in the order of its names, without what is empty', () => {
    const parameters = { version: '1.0', app_id: '2014', biz: '', code: 'a=b&c', Z: 'é' };
    assert.equal(signedText(parameters), 'Z=é&app_id=2014&code=a=b&c&version=1.0');
  });

  test('has the time in China, at any time of the year', () => {
    assert.equal(timeInChina(now), '2026-11-30 01:05:09');
    for (const time of [0, Date.UTC(2026, 6, 1), Date.UTC(2028, 1, 29, 15, 59, 59)])
      assert.equal(timeInChina(time), shanghaiTime(time));
  });

  test('has a signature that OpenSSL verifies with the public key of the app', async () => {
    const sent = await signer.signed({ app_id: '2014', method: 'alipay.user.info.share' });
    assert.ok(isSignedByApp(new Map(Object.entries(sent)), 'sign'));
    const folder = mkdtempSync(join(tmpdir(), 'signed-'));
    try {
      const { sign = '', ...others } = sent;
      const file = (name: string, content: string | Buffer): string => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
      };
      const said = execFileSync('openssl', [
        ...['dgst', '-sha256', '-verify', file('key.pem', signingKeys.app.publicKey)],
        ...['-signature', file('signature', Buffer.from(sign, 'base64')), file('text', signedText(others))],
      ]);
      assert.match(said.toString(), /Verified OK/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('is the same with the key in PKCS #8 or PKCS #1, in PEM or bare, with line breaks or \\n', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const [pkcs8, pkcs1] = (['pkcs8', 'pkcs1'] as const).map((type) =>
      privateKey.export({ type, format: 'pem' }).toString(),
    );
    const forms = [pkcs8, pkcs1].flatMap((pem = '') => [pem, bare(pem), pem.replaceAll('\n', '\\n')]);
    const signatures = forms.map(async (form) => {
      assert.equal(rsaKeyProblem('private', form), undefined);
      const one = new RequestSigner(signature, { ...keys, privateKey: form }, () => now);
      return (await one.signed({ a: 'b' }))['sign'];
    });
    assert.equal(new Set(await Promise.all(signatures)).size, 1);
  });

  test('needs RSA keys of 2048 bits, each of its kind, and what is wrong never holds a part of one', () => {
    const small = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const curve = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    for (const wrong of [
      small.privateKey,
      curve.privateKey,
      keys.publicKey,
      '',
      'secret',
      5,
      null,
      [keys.privateKey],
    ]) {
      const problem = rsaKeyProblem('private', wrong) ?? '';
      assert.match(problem, /^must be an RSA key/);
      assert.ok(wrong === '' || !problem.includes(bare(String(wrong)).slice(0, 20)));
    }
    for (const wrong of [small.publicKey, curve.publicKey, '', 'MII', undefined])
      assert.match(rsaKeyProblem('public', wrong) ?? '', /^must be an RSA key/);
    assert.equal(derOf('private', `${keys.privateKey}${keys.privateKey}`), undefined);
  });

  test('fails with a stable code where the runtime refuses a key, and says nothing of it', async () => {
    const broken = bare(keys.privateKey).replace(/.{40}$/, '');
    const one = new RequestSigner(signature, { ...keys, privateKey: broken }, () => now);
    await assert.rejects(one.signed({}), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'server_error');
      assert.ok(!JSON.stringify([error.message, error.stack, error.cause]).includes(broken.slice(0, 20)));
      return true;
    });
  });
});

describe('a signed answer', () => {
  const inner = '{ "user_id":"2088","avatar":"https:\\/\\/a.example\\/é","of":{"sign":"}"} }';
  const good = rsaSignature(inner);

  test('is what stands in its member, as it is written, in any order', async () => {
    for (const text of [
      `{"a_response":${inner},"sign":"${good}"}`,
      `{"sign":"${good}","a_response":${inner}}`,
      `\ufeff {"cert_sn":"1" , "a_response" : ${inner} , "sign" : "${good.replaceAll('/', '\\/')}" }\n`,
    ])
      assert.equal(await signer.opened(text, 'a_response'), inner);
  });

  const forged = inner.replace('2088', '2089');
  for (const [what, text] of [
    ['changed', `{"a_response":${forged},"sign":"${good}"}`],
    ['without a signature', `{"a_response":${inner}}`],
    ['with an empty signature', `{"a_response":${inner},"sign":""}`],
    ['with a signature that is no text', `{"a_response":${inner},"sign":["${good}"]}`],
    ['with a signature that is no base64', `{"a_response":${inner},"sign":"%%%"}`],
    ['with the signature inside', `{"a_response":{"user_id":"2088","sign":"${good}"}}`],
    ['signed by the app itself', `{"a_response":${inner},"sign":"${rsaSignature(inner, 'app')}"}`],
    ['signed by a stranger', `{"a_response":${inner},"sign":"${rsaSignature(inner, 'stranger')}"}`],
    ['with other spaces', `{"a_response":${inner.replaceAll(' ', '')},"sign":"${good}"}`],
  ] as const)
    test(`is refused: ${what}`, async () => {
      await assert.rejects(signer.opened(text, 'a_response'), UnsignedAnswer);
    });

  for (const [what, text] of [
    ['of another request', `{"b_response":${inner},"sign":"${good}"}`],
    ['with a second member of the name', `{"a_response":${inner},"sign":"${good}","a_response":${forged}}`],
    [
      'with the second name written otherwise',
      `{"a_response":${inner},"sign":"${good}","\\u0061_response":${forged}}`,
    ],
    ['with a second signature', `{"a_response":${inner},"sign":"x","sign":"${good}"}`],
    ['in a list', `[{"a_response":${inner},"sign":"${good}"}]`],
    ['that is no JSON', `{"a_response":${inner},"sign":"${good}"`],
  ] as const)
    test(`has no such member: ${what}`, async () => {
      assert.equal(await signer.opened(text, 'a_response'), undefined);
    });

  test('is taken apart as JSON.parse reads it, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })),
        fc.boolean(),
        (value, isWide) => {
          const text = JSON.stringify(value, null, isWide ? 2 : 0);
          const members = [...(rawMembers(text) ?? [])].map(([name, raw]) => [
            name,
            JSON.parse(raw) as unknown,
          ]);
          assert.deepEqual(members, Object.entries(JSON.parse(text) as object));
        },
      ),
      { seed: 88, numRuns: 500 },
    );
  });
});
