import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { countedNetwork, networkOfCaller } from '../../../src/endpoint/limits/network-of-caller.js';

const request = (address: string | undefined, forwarded?: string) => ({
  address,
  header: (name: string) => (name === 'x-forwarded-for' ? (forwarded ?? null) : null),
});

describe('the network that an address counts as', () => {
  for (const [text, network] of [
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['64:ff9b::203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::1%eth0', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1%25eth0]:8080', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '0:0:0:0::/64'],
  ] as const)
    test(`of ${text} is ${network}`, () => assert.equal(countedNetwork(text), network));

  for (const text of [
    ...[
      '',
      ' ',
      'unknown',
      '_hidden',
      '_',
      'localhost',
      'example.com',
      '-',
      '"203.0.113.7"',
      '203.0.113.7, 1.2.3.4',
    ],
    ...[
      '203.0.113',
      '203.0.113.256',
      '203.0.113.007',
      '0x7f.0.0.1',
      '2130706433',
      '203.0.113.7:',
      '203.0.113.7:123456',
    ],
    ...[
      ':',
      ':::',
      '1::2::3',
      '2001:db8',
      '[2001:db8::1',
      '2001:db8::1]',
      '[::1]:x',
      'g::1',
      '[]',
      '::ffff:999.0.0.1',
    ],
    ...['203.0.113.7\n', '<script>', '%', 'a'.repeat(10_000), ':'.repeat(10_000), '١.١.١.١'],
  ])
    test(`there is none of ${JSON.stringify(text.slice(0, 30))}`, () =>
      assert.equal(countedNetwork(text), undefined));
});

describe('the caller of a request', () => {
  test('is the address of the connection, and X-Forwarded-For is ignored, where no proxy is trusted', () => {
    assert.equal(networkOfCaller(request('203.0.113.7', '198.51.100.1'), 0), '203.0.113.7');
    assert.equal(networkOfCaller(request(undefined, '198.51.100.1'), 0), undefined);
  });

  for (const [what, hops, forwarded, caller] of [
    ['what the one proxy wrote', 1, '198.51.100.1', '198.51.100.1'],
    ['not what the caller wrote before it', 1, '9.9.9.9, 198.51.100.1', '198.51.100.1'],
    ['what the first of two proxies wrote', 2, '9.9.9.9, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['without spaces', 2, '9.9.9.9,198.51.100.1,10.0.0.2', '198.51.100.1'],
    ['empty elements have a place', 2, ',,,198.51.100.1,10.0.0.2', '198.51.100.1'],
    ['the proxy, where it wrote nothing', 1, undefined, '10.0.0.1'],
    ['the proxy, where the header is empty', 1, '', '10.0.0.1'],
    ['the farthest known, where there are fewer than trusted', 3, '198.51.100.1', '198.51.100.1'],
    ['the next proxy, where one wrote "unknown"', 2, '9.9.9.9, unknown, 10.0.0.2', '10.0.0.2'],
    ['the next proxy, where one wrote an obfuscated name', 2, '9.9.9.9, _x, 10.0.0.2', '10.0.0.2'],
    ['the connection, where all are garbage', 2, 'a, b, c', '10.0.0.1'],
    ['with a port', 1, '9.9.9.9, 198.51.100.1:5000', '198.51.100.1'],
    ['IPv6 with brackets and a port', 1, '[2001:db8:1:2::9]:5000', '2001:db8:1:2::/64'],
    ['10,000 of the caller are ignored', 1, `${'9.9.9.9, '.repeat(10_000)}198.51.100.1`, '198.51.100.1'],
    ['10,000 empty ones are ignored', 1, `${','.repeat(10_000)}198.51.100.1`, '198.51.100.1'],
  ] as const)
    test(`behind proxies: ${what}`, () =>
      assert.equal(networkOfCaller(request('10.0.0.1', forwarded), hops), caller));

  test('is never decided by what a caller sends, whatever that is', () => {
    const written = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom('unknown', '_x', ',', '', ' , ', '[::1]:1', 'fe80::1%25', '::ffff:1.2.3.4'),
    );
    fc.assert(
      fc.property(fc.array(written), fc.integer({ min: 1, max: 4 }), fc.ipV4(), (spoofed, hops, caller) => {
        const inside = Array.from({ length: hops - 1 }, (_, index) => `10.0.0.${index + 2}`);
        const honest = [caller, ...inside].join(', ');
        const forwarded = spoofed.length ? `${spoofed.join(', ')}, ${honest}` : honest;
        assert.equal(networkOfCaller(request('10.0.0.1', forwarded), hops), countedNetwork(caller));
        assert.equal(networkOfCaller(request(caller, forwarded), 0), countedNetwork(caller));
      }),
      { seed: 20261129, numRuns: 500 },
    );
  });
});
