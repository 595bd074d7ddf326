import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { redactError } from '../../../../src/endpoint/provider-calls/errors/redacted-error.js';
import { runsOf } from '../../../support/whole.js';

const marker = 'MARKER';

/** Lines as Node writes them. */
const callSites = [
  '    at file:///srv/app/node_modules/openid-client/build/index.js:12:34',
  '    at processResponse (file:///srv/app/node_modules/@scope/name/index.js:1:2)',
  '    at async Promise.all (index 0)',
  '    at Array.map (<anonymous>)',
  '    at new URL (node:internal/url:806:29)',
  '    at get value [as value] (/srv/app/main.js:5:6)',
  '    at Map.[Symbol.iterator] (worker.js:1:20)',
  '    at async Client.#send [as send] (C:\\srv\\app\\main.js:7:8)',
  '    at https://cdn.example:8443/module.js:9:10',
];

/** Lines that look like call sites and hold what an answer or a request did. */
const lookAlikes = [
  `    at ${marker}`,
  `    at ${marker} of the answer`,
  `    at https://provider.example/token?client_secret=${marker}`,
  `    at https://provider.example/token?client_secret=${marker}:1:1`,
  `    at https://provider.example/token#${marker}:1:1`,
  `    at https://app:${marker}@provider.example/token:1:1`,
  `    at send (file:///srv/app/main.js?secret=${marker}:1:1)`,
  `    at send (${marker}:1:1)`,
  `    at {"access_token":"${marker}"} (file:///srv/app/main.js:1:1)`,
  `    at send (file:///srv/app/main.js:1:1) ${marker}`,
  `Caused by: Error: ${marker}`,
];

const lines = (of: readonly string[], most: number): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom(...of), { maxLength: most });

/** An error whose message and stack are these. */
function errorOf(message: unknown, stack: unknown): Error {
  return Object.defineProperties(new Error(), {
    stack: { value: stack, configurable: true },
    message: { value: message, configurable: true },
  });
}

const framesOf = (error: Error): string[] => ((redactError(error) as Error).stack ?? '').split('\n').slice(1);

describe('the stack of an error as a cause', () => {
  test('is the call sites of the original up to the first line that is none, whatever its message says', () => {
    fc.assert(
      fc.property(
        lines([...lookAlikes, ...callSites, marker], 4),
        lines(callSites, 5),
        fc.constantFrom(`${marker} breaks off`, ...lookAlikes),
        lines([...lookAlikes, ...callSites], 4),
        (said, sites, end, appended) => {
          const message = said.join('\n');
          const head = message ? `TypeError [ERR_ANY]: ${message}` : 'TypeError';
          const stack = [head, ...sites, end, ...appended].join('\n');
          const error = errorOf(message, stack);
          assert.deepEqual(framesOf(error), sites);
          assert.ok(!inspect(redactError(error)).includes(marker));
        },
      ),
      { seed: 20261129, numRuns: runsOf(2000) },
    );
  });

  test('holds no line of a message that was changed after it was thrown', () => {
    fc.assert(
      fc.property(lines([...lookAlikes, marker], 5), fc.nat(), lines(callSites, 3), (said, cut, sites) => {
        const was = said.join('\n');
        const stack = [was ? `Error: ${was}` : 'Error', ...sites].join('\n');
        const message = was.slice(0, cut % (was.length + 1));
        assert.ok(!inspect(redactError(errorOf(message, stack))).includes(marker));
        assert.ok(!inspect(redactError(errorOf('Error', stack))).includes(marker));
      }),
      { seed: 20261129, numRuns: runsOf(2000) },
    );
  });

  test('is empty where message, stack or class are nothing that a runtime makes', () => {
    for (const odd of [undefined, null, 5, {}, [marker], Symbol(marker), () => marker]) {
      assert.deepEqual(framesOf(errorOf('a', odd)), [], typeof odd);
      assert.deepEqual(framesOf(errorOf(odd, `Error: a\n${callSites[0] ?? ''}`)), [], typeof odd);
      const error = Object.defineProperty(errorOf('a', 'Error: a'), 'constructor', { value: odd });
      assert.ok(!inspect(redactError(error)).includes(marker));
    }
  });

  test('is that of the runtime for errors of Node, without their messages', async () => {
    const thrown = await Promise.allSettled([
      Promise.resolve().then(() => JSON.parse(`{"a" ${marker}`) as unknown),
      Promise.resolve().then(() => new URL(marker)),
      Promise.resolve().then(() => [1].map(() => structuredClone(() => marker))),
      fetch(`http://127.0.0.1:1/?${marker}`),
      Promise.reject(new Error()),
    ]);
    for (const one of thrown) {
      const error = (one as PromiseRejectedResult).reason as Error;
      assert.ok(framesOf(error).length > 0, error.stack);
      assert.ok(!inspect(redactError(error), { depth: 9 }).includes(marker));
    }
  });
});
