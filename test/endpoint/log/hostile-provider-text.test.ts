import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { callbackWithoutLogin } from '../../../src/endpoint/log/callback-messages.js';
import { OperatorLog, type OperatorLogEntry } from '../../../src/endpoint/log/operator-log.js';
import { classOf, ownStackFrames } from '../../../src/endpoint/log/stack-frames.js';
import * as provider from '../../../src/endpoint/log/provider-messages.js';
import * as request from '../../../src/endpoint/log/request-messages.js';
import { runsOf } from '../../support/whole.js';

const clientSecret = 'short-secret';
const acme = {
  id: 'acme',
  name: 'Acme',
  clientSecret,
  redirectUrl: 'https://app.example/api/oauth/redirect',
};

/** Every message that quotes words from outside. */
const quoting: readonly ((words: string) => OperatorLogEntry)[] = [
  (words) =>
    provider.clientRefused({ provider: acme, error: 'e', description: words, clientAuth: undefined }),
  (words) => provider.redirectUrlRefused({ provider: acme, error: 'e', description: words }),
  (words) => provider.providerRefused({ provider: acme, error: 'e', description: words }),
  (words) => provider.callbackError({ provider: acme, error: 'e', description: words }),
  (words) => provider.issuerDiffers({ provider: acme, expected: words, received: words }),
  (words) => request.askedAtOtherHost({ host: words, origin: 'https://app.example', step: 'login' }),
  (words) => request.originRefused({ asking: words, own: 'https://app.example' }),
  (words) => request.clientUnknown({ client: words, known: [] }),
  (words) => request.providerUnknown({ asked: words, known: ['acme'] }),
  (words) => request.scopeNotAllowed({ provider: 'acme', scopes: [words, words, words, words] }),
  (words) => request.returnToRefused({ asked: words, allowed: [] }),
  (words) => request.completePageUnknown({ asked: words, known: [] }),
  (words) => request.prefixStripped({ basePath: '/api/oauth', fitting: words }),
  () => callbackWithoutLogin({ origin: 'https://app.example', reason: 'absent' }),
];

function reported(entry: OperatorLogEntry): OperatorLogEntry {
  const entries: OperatorLogEntry[] = [];
  new OperatorLog((told) => entries.push(told)).report(entry);
  assert.ok(entries[0]);
  return entries[0];
}

function expectPlain(entry: OperatorLogEntry): void {
  for (const text of [entry.message, entry.cure]) {
    assert.doesNotMatch(text, /[\p{C}\p{Zl}\p{Zp}]/u);
    assert.ok(text.length <= 1001);
  }
}

test('words from outside make no line, colour or direction of their own, at any length', () => {
  const nasty = [
    '\n',
    '\r\n',
    '\u001b[2J',
    '\u009b31m',
    '\u202e',
    '\u2028',
    '\u0000',
    '\ud800',
    '"',
    '\u200b',
    'x'.repeat(9000),
  ];
  const words = fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary' })))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, fc.constantFrom(...quoting), (text, build) => expectPlain(reported(build(text)))),
    { seed: 20261128, numRuns: runsOf(3000) },
  );
});

test('a provider that repeats a secret, a code or an address is quoted without it', () => {
  const token = 'ya29.A0ARrdaM-k9Vq7GzY4L0n2mN8sT4bfzhQ';
  const description = `Bad ${clientSecret}, code ${token} at https://app.example/cb?code=${token}`;
  for (const build of [
    provider.clientRefused,
    provider.redirectUrlRefused,
    provider.providerRefused,
    provider.callbackError,
  ]) {
    const { message } = reported(build({ provider: acme, error: 'e', description, clientAuth: undefined }));
    assert.ok(!message.includes(token) && !message.includes(clientSecret), message);
    assert.ok(message.includes('Bad …'), message);
  }
});

test('of an unexpected error the class and our own frames are told, and not its words', () => {
  const error = new RangeError(`secret words\n    at ${import.meta.url}:1:1`);
  assert.equal(classOf(error), 'RangeError');
  error.name = 'secret\nname';
  assert.equal(classOf(error), 'RangeError');
  assert.ok(ownStackFrames(error).every((frame) => /^[\w./-]+:\d+:\d+$/.test(frame)));
  assert.ok(!JSON.stringify(ownStackFrames(error)).includes('node_modules'));
  assert.equal(classOf('text'), 'string');
});

test('a hook that never settles, or that answers with a hostile object, fails nothing', () => {
  const entry = request.callersUnknown({ byProxy: false });
  new OperatorLog(() => new Promise(() => undefined)).report(entry);
  new OperatorLog(() => ({
    get then(): never {
      throw new Error('hostile');
    },
  })).report(entry);
});
