import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { sendTo } from '../../support/transports.js';
import { withSite, type Site } from './site.js';
import { runsOf } from '../../support/whole.js';

const content = '0123456789';
const get = ({ port }: Site, headers: Record<string, string>, target = '/ten.txt'): Promise<Response> =>
  sendTo(port, { target, headers });
const withTen = (run: (site: Site) => Promise<void>): Promise<void> =>
  withSite(async (site) => {
    writeFileSync(join(site.folder, 'ten.txt'), content);
    await run(site);
  });

const cases: [range: string, status: number, body: string, contentRange: string | null][] = [
  ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
  ['bytes=8-', 206, '89', 'bytes 8-9/10'],
  ['bytes=-2', 206, '89', 'bytes 8-9/10'],
  ['bytes=-99', 206, content, 'bytes 0-9/10'],
  ['BYTES=9-9', 206, '9', 'bytes 9-9/10'],
  ['bytes=0-9007199254740992', 206, content, 'bytes 0-9/10'],
  [`bytes=5-${'9'.repeat(400)}`, 206, '56789', 'bytes 5-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=9007199254740993-9007199254740992', 416, '', 'bytes */10'],
  [`bytes=${'9'.repeat(400)}-`, 416, '', 'bytes */10'],
  ['bytes=-0', 416, '', 'bytes */10'],
  ['bytes=5-2', 200, content, null],
  ['bytes=-', 200, content, null],
  ['bytes=x-y', 200, content, null],
  ['bytes=1-2,4-5', 200, content, null],
  ['lines=1-2', 200, content, null],
  ['bytes=-5--1', 200, content, null],
  ['bytes=0x1-2', 200, content, null],
  ['bytes=1e1-', 200, content, null],
];

describe('a range', () => {
  for (const [range, status, body, contentRange] of cases) {
    test(`of ${range.slice(0, 40)} (${range.length} characters) is answered ${status}`, () =>
      withTen(async (site) => {
        const response = await get(site, { range });
        assert.deepEqual(
          [response.status, await response.text(), response.headers.get('content-range')],
          [status, body, contentRange],
        );
      }));
  }

  test('of any form brings a part of the file, the whole, or 416', () =>
    withTen(async (site) => {
      const number = fc.oneof(fc.nat(12).map(String), fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String));
      const text = fc.constantFrom('-', ',', ' ', '', 'x', '+', '.', '=', '\t');
      const range = fc
        .array(fc.oneof(number, text), { maxLength: 6 })
        .map((list) => `bytes=${list.join('')}`);
      await fc.assert(
        fc.asyncProperty(range, fc.constantFrom('/ten.txt', '/empty.txt'), async (value, target) => {
          const whole = target === '/ten.txt' ? content : '';
          const response = await get(site, { range: value }, target);
          const body = await response.text();
          const [, from, to] =
            /^bytes (\d+)-(\d+)\/10$/.exec(response.headers.get('content-range') ?? '') ?? [];
          if (response.status === 206) assert.equal(body, whole.slice(Number(from), Number(to) + 1));
          else if (response.status === 200) assert.equal(body, whole);
          else assert.deepEqual([response.status, body], [416, '']);
        }),
        { seed: 9, numRuns: runsOf(1000) },
      );
      assert.deepEqual(site.reported, []);
    }));

  test('holds only for the state of the file that it was asked of', () =>
    withTen(async (site) => {
      const { headers } = await get(site, {});
      const modified = headers.get('last-modified') ?? '';
      const status = async (condition: string): Promise<number> =>
        (await get(site, { range: 'bytes=0-1', 'if-range': condition })).status;
      assert.equal(await status(modified), 206);
      assert.equal(await status('Thu, 01 Jan 1970 00:00:00 GMT'), 200);
      assert.equal(await status(headers.get('etag') ?? ''), 200);
    }));
});

describe('a file', () => {
  test('says its type, length and state, to HEAD, too', () =>
    withTen(async ({ port }) => {
      for (const method of ['GET', 'HEAD']) {
        const { status, headers } = await sendTo(port, {
          method,
          target: '/ten.txt',
          headers: { range: '' },
        });
        const names = [
          'content-type',
          'content-length',
          'accept-ranges',
          'cache-control',
          'x-content-type-options',
        ];
        assert.deepEqual(
          [status, ...names.map((name) => headers.get(name))],
          [200, 'text/plain; charset=utf-8', '10', 'bytes', 'no-cache', 'nosniff'],
        );
        assert.match(headers.get('etag') ?? '', /^W\/"/);
      }
      const post = await sendTo(port, { method: 'POST', target: '/ten.txt', body: 'x' });
      assert.deepEqual([post.status, post.headers.get('allow')], [405, 'GET, HEAD']);
    }));

  test('that the browser has is not sent again', () =>
    withTen(async (site) => {
      const { headers } = await get(site, {});
      const [etag, modified] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
      const early = 'Thu, 01 Jan 1970 00:00:00 GMT';
      const asked: [Record<string, string>, number][] = [
        [{ 'if-none-match': etag }, 304],
        [{ 'if-none-match': `"x", ${etag}` }, 304],
        [{ 'if-none-match': '*' }, 304],
        [{ 'if-none-match': '"x"', 'if-modified-since': modified }, 200],
        [{ 'if-modified-since': modified }, 304],
        [{ 'if-modified-since': early }, 200],
        [{ 'if-modified-since': 'soon' }, 200],
        [{ 'if-match': etag }, 200],
        [{ 'if-match': '"x"' }, 412],
        [{ 'if-unmodified-since': early }, 412],
        [{ 'if-unmodified-since': modified }, 200],
      ];
      for (const [conditions, status] of asked) {
        const response = await get(site, conditions);
        assert.equal(response.status, status, JSON.stringify(conditions));
        assert.equal(await response.text(), status === 200 ? content : '');
      }
      writeFileSync(join(site.folder, 'ten.txt'), 'changed');
      assert.equal((await get(site, { 'if-none-match': etag })).status, 200);
    }));
});
