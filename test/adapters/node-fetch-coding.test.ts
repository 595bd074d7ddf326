import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createNodeFetch } from '../../src/adapters/node.js';
import type { StreamInit } from '../../src/endpoint/proxy/call-api.js';
import { against } from './serve.js';

const streaming: StreamInit = { stream: true };

describe('createNodeFetch with stream, of a coded body', () => {
  const coded: [string, Buffer][] = [
    ['gzip', gzipSync('wörter')],
    ['x-gzip', gzipSync('wörter')],
    ['deflate', deflateSync('wörter')],
    ['br', brotliCompressSync('wörter')],
  ];
  for (const [coding, bytes] of coded) {
    test(`requests no coding, and decodes ${coding} anyway`, () =>
      against(
        (request, response) => {
          assert.equal(request.headers['accept-encoding'], 'identity');
          response.writeHead(200, { 'content-encoding': coding, 'content-length': bytes.length }).end(bytes);
        },
        async ({ url }) => {
          const answer = await createNodeFetch()(url, streaming);
          assert.equal(await answer.text(), 'wörter');
          for (const name of ['content-encoding', 'content-length'])
            assert.equal(answer.headers.has(name), false);
        },
      ));
  }

  test('decodes a body that has two codings, the last one first', () =>
    against(
      (_request, response) => {
        response
          .writeHead(200, { 'content-encoding': 'gzip, br' })
          .end(brotliCompressSync(gzipSync('wörter')));
      },
      async ({ url }) => {
        const answer = await createNodeFetch()(url, streaming);
        assert.deepEqual([await answer.text(), answer.headers.has('content-encoding')], ['wörter', false]);
      },
    ));

  test('passes a body on as it is whose coding is identity', () =>
    against(
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'Identity' }).end('wörter');
      },
      async ({ url }) => {
        assert.equal(await (await createNodeFetch()(url, streaming)).text(), 'wörter');
      },
    ));

  for (const coding of ['zstd', 'gzip, zstd', 'gzip, gzip, gzip'])
    test(`refuses a body that has the codings ${coding}, as it refuses one that it reads whole`, () =>
      against(
        (_request, response) => {
          response.writeHead(200, { 'content-encoding': coding }).end(gzipSync('wörter'));
        },
        async ({ url }) => {
          for (const init of [streaming, {}]) await assert.rejects(createNodeFetch()(url, init), /coding/);
        },
      ));

  test('breaks where a coded body does, and where its code is none', () =>
    against(
      (request, response) => {
        const bytes = gzipSync('wörter'.repeat(100));
        response.writeHead(200, { 'content-encoding': 'gzip' });
        if (request.url === '/cut') response.write(bytes.subarray(0, 20), () => response.destroy());
        else response.end('no gzip');
      },
      async ({ url }) => {
        for (const path of ['/cut', '/none'])
          await assert.rejects((await createNodeFetch()(url + path, streaming)).text(), path);
      },
    ));
});
