import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, test } from 'node:test';
import { catchFailures } from '../../src/cli/catch-failures.js';
import { OperatorLog, type OperatorLogEntry } from '../../src/endpoint/log/operator-log.js';
import { against } from '../adapters/serve.js';
import { sendTo } from '../support/transports.js';

const word = 'a-word-that-must-not-be-printed';
const outOfFiles = Object.assign(new Error(word), { code: 'EMFILE' });

type Fail = (response: ServerResponse) => void | Promise<void>;
/** `0` stands for a connection that is broken off. */
const failures: [what: string, fail: Fail, status: number, code: string | undefined][] = [
  [
    'throws',
    () => {
      throw new Error(word);
    },
    500,
    'server_error',
  ],
  [
    'throws no error',
    () => {
      throw null as unknown as Error;
    },
    500,
    'server_error',
  ],
  ['rejects', () => Promise.reject(new TypeError(word)), 500, 'server_error'],
  [
    'rejects later',
    async () => {
      await new Promise(setImmediate);
      throw new Error(word);
    },
    500,
    'server_error',
  ],
  ['may open no more files', () => Promise.reject(outOfFiles), 503, 'too_many_open_files'],
  [
    'sends a header that no header may be',
    (response) => void response.writeHead(200, { 'x-a': 'a\nb' }),
    500,
    'server_error',
  ],
  [
    'throws after it set an encoding and a length',
    (response) => {
      response.setHeader('content-encoding', 'gzip').setHeader('content-length', '999');
      throw new Error(word);
    },
    500,
    'server_error',
  ],
  [
    'throws in the middle of its answer',
    (response) => {
      response.writeHead(200, { 'content-length': '999' }).write('begun');
      throw new Error(word);
    },
    0,
    'server_error',
  ],
  [
    'writes after the end',
    (response) => {
      response.end('whole');
      response.write('more');
    },
    200,
    undefined,
  ],
  ['destroys its answer with an error', (response) => void response.destroy(new Error(word)), 0, undefined],
  [
    'has an error event that nobody hears',
    (response) => void response.emit('error', new Error(word)),
    0,
    undefined,
  ],
];

describe('a listener below the net', () => {
  for (const [what, fail, status, code] of failures) {
    test(`that ${what} fails one request, and is told without its words`, async () => {
      const reported: OperatorLogEntry[] = [];
      const log = new OperatorLog((entry) => reported.push(entry));
      const listener = catchFailures((request, response) => {
        if (request.url === '/good') response.end('good');
        else return fail(response);
        return undefined;
      }, log);
      await against(listener, async ({ port }) => {
        const bad = sendTo(port, { target: '/bad' });
        if (status === 0) await assert.rejects(bad);
        else {
          const response = await bad;
          assert.equal(response.status, status);
          if (status >= 500) {
            const body: unknown = await response.json();
            assert.deepEqual(body, {
              error: 'server_error',
              error_description: 'The server could not answer.',
            });
            assert.equal(response.headers.get('content-encoding'), null);
          }
        }
        assert.equal(await (await sendTo(port, { target: '/good' })).text(), 'good');
      });
      assert.deepEqual(
        reported.map((entry) => entry.code),
        code === undefined ? [] : [code],
      );
      assert.ok(!JSON.stringify(reported).includes(word));
    });
  }
});
