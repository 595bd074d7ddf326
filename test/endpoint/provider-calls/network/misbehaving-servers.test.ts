import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { describe, test } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { createNodeFetch } from '../../../../src/adapters/node.js';
import { guardedFetch, type Fetch } from '../../../../src/endpoint/provider-calls/network/guarded-fetch.js';
import { pour, startMisbehavingServer } from '../../../support/misbehaving-server.js';

const json = '{"a":"ö"}';
const head = (headers: string, status = '200 OK'): string => `HTTP/1.1 ${status}\r\n${headers}\r\n`;
const plain = head(`content-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\n`) + json;
const coded = (coding: string, body: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(head(`content-encoding: ${coding}\r\ncontent-length: ${body.length}\r\n`)),
    body,
  ]);
const large = Buffer.alloc(50_000_000, 0x20);
const bomb = (compress: (body: Buffer) => Buffer): Buffer => compress(large);

type Behave = (socket: Socket) => void;
const says =
  (bytes: string | Uint8Array): Behave =>
  (socket) =>
    void socket.write(bytes);
const saysAndEnds =
  (bytes: string | Uint8Array): Behave =>
  (socket) =>
    void socket.end(bytes);

const pours =
  (first: string, piece: string): Behave =>
  (socket) => {
    socket.write(first);
    pour(socket, piece);
  };

/** What stands for the text where the answer is refused though it is whole: its connection may be kept. */
const refusedWhole = Symbol('refused, though whole');

/** What the other side does, and whether that is an answer: its text. */
const behaviours: [what: string, behave: Behave, text?: string | typeof refusedWhole][] = [
  ['answers', says(plain), json],
  ['answers after 103', says(head('', '103 Early Hints') + plain), json],
  ['says nothing', () => undefined],
  ['closes at once', (socket) => void socket.destroy()],
  ['ends at once', (socket) => void socket.end()],
  ['resets at once', (socket) => void socket.resetAndDestroy()],
  ['says 100 and then nothing', says(head('', '100 Continue'))],
  ['says 100 and ends', saysAndEnds(head('', '100 Continue'))],
  ['says 100 without end', (socket) => pour(socket, head('', '100 Continue'))],
  ['changes the protocol', says(head('connection: upgrade\r\nupgrade: x\r\n', '101 Switching Protocols'))],
  ['changes the protocol and names none', says(head('', '101 Switching Protocols'))],
  ['changes the protocol and ends', saysAndEnds(head('upgrade: x\r\nconnection: upgrade\r\n', '101 X'))],
  ['offers another protocol beside its answer', says(plain.replace('\r\n', '\r\nupgrade: h2c\r\n')), json],
  ['sends its head and nothing else', says(head('content-length: 9\r\n'))],
  ['sends half a head', says('HTTP/1.1 200 OK\r\ncontent-le')],
  ['sends headers without end', pours('HTTP/1.1 200 OK\r\n', 'x: y\r\n'.repeat(1000))],
  ['sends half its body and ends', saysAndEnds(head('content-length: 900\r\n') + json)],
  [
    'sends half its body and resets',
    (socket) => void socket.write(head('content-length: 900\r\n') + json, () => socket.resetAndDestroy()),
  ],
  ['sends half its chunks and ends', saysAndEnds(`${head('transfer-encoding: chunked\r\n')}9\r\n{"a":`)],
  ['sends a body without length and never ends it', says(head('') + json)],
  ['sends a body without length and ends', saysAndEnds(head('') + json), json],
  ['sends a chunk of a strange length', says(`${head('transfer-encoding: chunked\r\n')}zz\r\n{}\r\n`)],
  ['names two lengths', says(head('content-length: 2\r\ncontent-length: 3\r\n') + '{}')],
  ['names a length and chunks', says(`${head('content-length: 2\r\ntransfer-encoding: chunked\r\n')}{}`)],
  ['names a length that is none', says(`${head('content-length: -1\r\n')}{}`)],
  ['sends more than it says', says(plain + plain.repeat(3)), json],
  ['sends garbage after its answer', says(`${plain}\0garbage\r\n\r\n`), json],
  ['sends more than 4 MB without end', pours(head(''), json.repeat(1000))],
  ['says that more than 4 MB come', says(head('content-length: 99999999999\r\n') + json)],
  ['does not speak HTTP', says('SSH-2.0-OpenSSH_9.2\r\n')],
  ['speaks HTTP/2 only', says(Buffer.from('000012040000000000000300000064', 'hex'))],
  ['answers with a status that is none', says(plain.replace('200', '999')), refusedWhole],
  ['sends a byte order mark', saysAndEnds(`${head('')}\uFEFF${json}`), json],
  ['sends gzip', says(coded('gzip', gzipSync(json))), json],
  ['sends x-gzip', says(coded('x-gzip', gzipSync(json))), json],
  ['sends br', says(coded('br', brotliCompressSync(json))), json],
  ['sends deflate', says(coded('deflate', deflateSync(json))), json],
  ['sends deflate without its header', says(coded('deflate', deflateRawSync(json))), json],
  ['sends gzip with a byte order mark in it', says(coded('gzip', gzipSync(`\uFEFF${json}`))), json],
  ['sends br in gzip', says(coded('br, gzip', gzipSync(brotliCompressSync(json)))), json],
  ['sends gzip that is none', says(coded('gzip', Buffer.from(json))), refusedWhole],
  ['sends 50 MB in gzip', says(coded('gzip', bomb(gzipSync))), refusedWhole],
  ['sends 50 MB in br', says(coded('br', bomb(brotliCompressSync))), refusedWhole],
  ['sends 50 MB in deflate', says(coded('deflate', bomb(deflateSync))), refusedWhole],
  ['sends gzip in gzip, 50 MB', says(coded('gzip, gzip', gzipSync(bomb(gzipSync)))), refusedWhole],
];

const networks = new Set(['loopback'] as const);

const fetches: [string, () => Fetch][] = [
  ['createNodeFetch', createNodeFetch],
  ['the global fetch', () => (url, init) => fetch(url, init)],
];

for (const [name, makeFetch] of fetches)
  describe(`a provider, called through ${name},`, () => {
    for (const [what, behave, text] of behaviours) {
      const isRead = typeof text === 'string';
      test(`that ${what} ${isRead ? 'is read' : 'is refused'}, within the limit`, async () => {
        const server = await startMisbehavingServer(behave);
        try {
          // Longer where an answer is expected, so that a slow machine does not end it.
          const timeoutMs = isRead ? 20_000 : 400;
          const call = guardedFetch(makeFetch(), { timeoutMs, networks });
          if (isRead) assert.equal(await (await call(server.url)).text(), text);
          else await assert.rejects(call(server.url), { code: 'provider_unreachable' });
          if (text === undefined) await server.quiet();
        } finally {
          await server.close();
        }
      });
    }
  });
