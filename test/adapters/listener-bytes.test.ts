import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sendTo } from '../support/transports.js';
import { reply, serving, type Before, type Handle } from './serve.js';

describe('the bytes of a body behind toNodeListener', () => {
  const sent = Buffer.from([0, 255, 128, 10]).toString('latin1');
  const read = (limit: number): Handle => {
    return async (request) => {
      const bytes = await request.bytes(limit).catch((error: unknown) => (error as { code: string }).code);
      return reply(bytes instanceof Uint8Array ? bytes.join() : String(bytes));
    };
  };
  const asked = (type: string, body = sent) =>
    ({ method: 'POST', target: '/', headers: { 'content-type': type }, body }) as const;
  const parser =
    (parse: (bytes: Buffer) => unknown): Before =>
    async (request) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      request.body = parse(Buffer.concat(chunks));
    };
  const utf8 = [...Buffer.from(sent)].join();
  const length = Buffer.byteLength(sent);

  const cases: [string, string, Before | undefined, number, string][] = [
    ['are what was sent', 'a/b', undefined, length, utf8],
    ['are null past the limit', 'a/b', undefined, length - 1, 'null'],
    ['are what a parser left as bytes', 'a/b', parser((bytes) => bytes), length, utf8],
    ['are null past the limit after a parser, too', 'a/b', parser((bytes) => bytes), length - 1, 'null'],
    [
      'are those of JSON that a parser read',
      'application/json',
      parser(() => ({ a: 1 })),
      9,
      '123,34,97,34,58,49,125',
    ],
    ['are those of other JSON, too', 'application/merge-patch+json; a=b', parser(() => [1]), 9, '91,49,93'],
    [
      'are refused where a parser made an object of a form',
      'application/x-www-form-urlencoded',
      parser(() => ({ a: '1' })),
      99,
      'invalid_request',
    ],
    ['are refused where somebody read and left none', 'a/b', parser(() => undefined), 99, 'invalid_request'],
  ];
  for (const [what, type, before, limit, expected] of cases) {
    test(what, () =>
      serving(
        read(limit),
        async ({ port }) => assert.equal(await (await sendTo(port, asked(type))).text(), expected),
        before,
      ),
    );
  }
});
