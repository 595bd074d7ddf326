import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { createNodeFetch } from '../../../../src/adapters/node.js';
import { guardedFetch, type Fetch } from '../../../../src/endpoint/provider-calls/network/guarded-fetch.js';
import { OAuthError } from '../../../../src/protocol/errors.js';
import { pour, startMisbehavingServer } from '../../../support/misbehaving-server.js';
import { runsOf } from '../../../support/whole.js';

const limits = { timeoutMs: 60, networks: new Set(['loopback'] as const) };

const pieces = [
  ...[
    'HTTP/1.1 200 OK\r\n',
    'HTTP/1.1 100 Continue\r\n\r\n',
    'HTTP/1.1 101 X\r\n',
    'HTTP/1.0 200\r\n',
    'HTTP/1.1 204 No\r\n',
  ],
  ...[
    'HTTP/1.1 103 Early\r\n\r\n',
    'HTTP/1.1 302 Found\r\nlocation: /\r\n',
    'HTTP/1.1 999 X\r\n',
    'HTTP/1.1 304 X\r\n\r\n',
  ],
  ...[
    'content-length: 2\r\n',
    'content-length: 0\r\n',
    'content-length: -1\r\n',
    'content-length: 9999999999\r\n',
  ],
  ...[
    'transfer-encoding: chunked\r\n',
    'content-encoding: gzip\r\n',
    'content-encoding: br\r\n',
    'connection: close\r\n',
  ],
  ...[
    'connection: upgrade\r\nupgrade: x\r\n',
    'trailer: a\r\n',
    ' folded\r\n',
    'x'.repeat(20_000),
    '\r\n',
    '\r\n\r\n',
    '\n',
  ],
  ...[
    '2\r\n{}\r\n',
    '0\r\n\r\n',
    '0\r\na: b\r\n\r\n',
    'ffffffffffffffff\r\n',
    'zz\r\n',
    '{}',
    '\uFEFF{}',
    '\0\0',
    '<html>',
  ],
];
const piece = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<string | Uint8Array>(...pieces, gzipSync('{}')) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);
const endings: Readonly<Record<string, (socket: Socket) => void>> = {
  nothing: () => undefined,
  end: (socket) => void socket.end(),
  destroy: (socket) => void socket.destroy(),
  reset: (socket) => void socket.resetAndDestroy(),
  'an endless body': (socket) => pour(socket, '1000\r\n'.padEnd(0x1000 + 6, 'x') + '\r\n'),
  'endless heads': (socket) => pour(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100)),
};

const answerOf = async (call: Fetch, url: string): Promise<string> => {
  try {
    return `answered ${(await call(url)).status}`;
  } catch (error) {
    return error instanceof OAuthError ? error.code : `another error: ${String(error)}`;
  }
};

const fetches: [string, Fetch][] = [
  ['createNodeFetch', createNodeFetch()],
  ['the global fetch', (url, init) => fetch(url, init)],
];
for (const [name, made] of fetches)
  describe(`whatever bytes a provider sends, called through ${name},`, () => {
    test('the call is over within its limit, with an answer or provider_unreachable', async () => {
      const call = guardedFetch(made, limits);
      const bytes = fc.array(piece, { maxLength: 7 });
      const ending = fc.constantFrom(...Object.keys(endings));
      await fc.assert(
        fc.asyncProperty(bytes, ending, fc.boolean(), async (sent, ends, isSlow) => {
          const server = await startMisbehavingServer(async (socket) => {
            for (const part of sent) {
              socket.write(part);
              // In packets of their own, so that parsers stop at every place.
              if (isSlow) await new Promise((resolve) => setImmediate(resolve));
            }
            endings[ends]?.(socket);
          });
          try {
            assert.match(await answerOf(call, server.url), /^(answered [2-4]\d\d|provider_unreachable)$/);
          } finally {
            await server.close();
          }
        }),
        { seed: 20_261_128, numRuns: runsOf(150) },
      );
    });
  });
