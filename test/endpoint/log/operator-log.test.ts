import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OperatorLog, type OperatorLogEntry } from '../../../src/endpoint/log/operator-log.js';

const entry: OperatorLogEntry = {
  code: 'provider_unreachable',
  level: 'error',
  message: 'The token endpoint did not answer.',
  provider: 'acme',
  cure: 'Check tokenEndpoint.',
};

test('a problem is reported once for each code and provider', () => {
  const received: OperatorLogEntry[] = [];
  const log = new OperatorLog((reported) => received.push(reported));
  log.report(entry);
  log.report({ ...entry, message: 'It did not answer again.' });
  log.report({ ...entry, provider: 'other' });
  log.report({ ...entry, code: 'issuer_mismatch' });
  assert.deepEqual(
    received.map(({ code, provider }) => `${code} ${provider ?? ''}`),
    ['provider_unreachable acme', 'provider_unreachable other', 'issuer_mismatch acme'],
  );
});

test('two endpoints report the same problem each', () => {
  const received: string[] = [];
  new OperatorLog(({ code }) => received.push(code)).report(entry);
  new OperatorLog(({ code }) => received.push(code)).report(entry);
  assert.equal(received.length, 2);
});

for (const [name, hook] of [
  [
    'throws',
    () => {
      throw new Error('broken hook');
    },
  ],
  ['rejects', () => Promise.reject(new Error('broken hook'))],
] as const) {
  test(`a hook that ${name} fails nothing`, async () => {
    const rejections: unknown[] = [];
    const record = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', record);
    new OperatorLog(hook).report(entry);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', record);
    assert.deepEqual(rejections, []);
  });
}

test('false silences the log', (context) => {
  const calls = (['info', 'warn', 'error'] as const).map((name) =>
    context.mock.method(console, name, () => undefined),
  );
  new OperatorLog(false).report(entry);
  assert.equal(
    calls.reduce((sum, { mock }) => sum + mock.callCount(), 0),
    0,
  );
});

test('without a hook the console gets one line with code, provider, message and cure', (context) => {
  const error = context.mock.method(console, 'error', () => undefined);
  new OperatorLog().report(entry);
  assert.deepEqual(
    error.mock.calls.map((call) => call.arguments),
    [
      [
        'oauth-elements: provider_unreachable (acme): The token endpoint did not answer. Check tokenEndpoint.',
      ],
    ],
  );
});
