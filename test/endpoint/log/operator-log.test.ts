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

test('a problem that is met a thousand times is reported once for each code and provider', () => {
  const received: OperatorLogEntry[] = [];
  const log = new OperatorLog((reported) => received.push(reported));
  log.report(entry);
  for (let time = 0; time < 1000; time += 1) log.report({ ...entry, message: 'It did not answer again.' });
  log.report({ ...entry, provider: 'other' });
  log.report({ ...entry, code: 'issuer_mismatch' });
  assert.deepEqual(
    received.map(({ code, provider }) => `${code} ${provider ?? ''}`),
    ['provider_unreachable acme', 'provider_unreachable other', 'issuer_mismatch acme'],
  );
});

test('a problem that goes on is told again each day', () => {
  const told: number[] = [];
  let now = 1_000_000;
  const log = new OperatorLog(
    () => told.push((now - 1_000_000) / 3_600_000),
    () => now,
  );
  for (let hour = 0; hour <= 50; hour += 1, now += 3_600_000) log.report(entry);
  assert.deepEqual(told, [0, 24, 48]);
});

test('a store that fails again after ten minutes is told at once, a provider that day no more', () => {
  const told: string[] = [];
  let now = 1_000_000;
  const log = new OperatorLog(
    ({ code }) => told.push(`${code} at ${(now - 1_000_000) / 1000} s`),
    () => now,
  );
  const failed = (): void => {
    for (const code of ['store_unavailable', 'provider_unreachable']) log.report({ ...entry, code });
  };
  failed();
  now += 599_999;
  failed();
  now += 600_001;
  failed();
  assert.deepEqual(told, [
    'store_unavailable at 0 s',
    'provider_unreachable at 0 s',
    'store_unavailable at 1200 s',
  ]);
});

test('a clock that is set back silences no problem for as long', () => {
  const told: number[] = [];
  let now = 100_000_000;
  const log = new OperatorLog(
    () => told.push(now),
    () => now,
  );
  log.report(entry);
  now -= 90_000_000;
  log.report(entry);
  assert.deepEqual(told, [100_000_000, 10_000_000]);
});

test('each reason why a store fails is told, and of a provider only the first', () => {
  const told: string[] = [];
  const log = new OperatorLog(({ code, message }) => told.push(`${code}: ${message}`));
  for (const code of ['store_unavailable', 'provider_unreachable'])
    for (const message of ['refused', 'full', 'refused']) log.report({ ...entry, code, message });
  assert.deepEqual(told, [
    'store_unavailable: refused',
    'store_unavailable: full',
    'provider_unreachable: refused',
  ]);
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
