import assert from 'node:assert/strict';
import { BlockList } from 'node:net';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  networkOf,
  networkOfAddress,
  type Network,
} from '../../../../src/endpoint/provider-calls/network/network-of-address.js';
import { isCallable } from '../../../../src/protocol/loopback.js';
import { runsOf } from '../../../support/whole.js';

const places: [Network, string[]][] = [
  [
    'loopback',
    [
      ...[
        'localhost',
        'LOCALHOST',
        'localhost.',
        'x.localhost',
        'a.b.localhost.',
        '127.0.0.1',
        '127.255.0.9',
      ],
      ...['2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '127.1', '127.0.0.1.', '１２７.０.０.１'],
      ...['0.0.0.0', '0', '0x0', '[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[::127.0.0.1]', '[::ffff:127.0.0.1]'],
      ...[
        '[::ffff:7f00:1]',
        '[::ffff:0:127.0.0.1]',
        '[64:ff9b::127.0.0.1]',
        '[2002:7f00:1::]',
        '[::ffff:0.0.0.0]',
      ],
    ],
  ],
  [
    'link-local',
    [
      ...[
        '169.254.169.254',
        '0xa9fea9fe',
        '2852039166',
        '[fe80::1]',
        '[febf::1]',
        '[::ffff:169.254.169.254]',
      ],
      ...['[64:ff9b::a9fe:a9fe]', '[2002:a9fe:a9fe::1]'],
    ],
  ],
  [
    'private',
    [
      ...[
        '10.0.0.1',
        '10.255.255.255',
        '172.16.0.1',
        '172.31.9.9',
        '192.168.1.1',
        '100.64.0.1',
        '100.127.0.1',
      ],
      // For documentation, benchmarks and relays.
      ...['192.0.2.1', '192.88.99.1', '198.19.0.1', '198.51.100.1', '203.0.113.1'],
      // No IPv4 address is in these: only the first begins like a mapped one, the second like a translated one.
      ...['[::5:808:808]', '[::fffe:0:808:808]', '[::ffff:1:808:808]', '[64:1::808:808]', '[3fff::1]'],
      ...['167772161', '0300.0250.1.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
      ...['[fc00::1]', '[fd12:3456::1]', '[fec0::1]', '[ff02::1]', '[::ffff:10.0.0.1]', '[::10.0.0.1]'],
      ...['[64:ff9b:1::1]', '[100::1]', '[2001:db8::1]', '[2001::1]', '[4000::1]', '[2002:c0a8:101::]'],
      ...['[2001:1ff::1]', '[1fff::1]', '[fe7f::1]', '[65:ff9b::808:808]'],
      // Beside those of NAT64, which have nothing between prefix and IPv4 address.
      ...['[64:ff9b:0:1::808:808]', '[64:ff9b::1:0:0:808:808]', '[64:ff9b::1:808:808]'],
    ],
  ],
  [
    'public',
    [
      ...[
        'example.com',
        'localhost.example.com',
        'mylocalhost',
        'intranet',
        '8.8.8.8',
        '172.32.0.1',
        '100.128.0.1',
      ],
      ...['192.0.1.1', '192.0.3.1', '198.20.0.1', '203.0.112.1', '203.1.113.1', '203.0.114.1'],
      ...[
        '11.0.0.1',
        '192.167.0.1',
        '169.253.0.1',
        '[2606:4700::1111]',
        '[2a00:1450::1]',
        '[::ffff:8.8.8.8]',
      ],
      ...['[64:ff9b::808:808]', '[2002:808:808::]', '10.example', '127.0.0.1.nip.io'],
      // Each is next to a network that is not public, or has a part of one in another place.
      ...[
        '100.63.255.255',
        '172.15.255.255',
        '198.17.255.255',
        '198.51.99.1',
        '198.51.101.1',
        '223.255.255.255',
      ],
      ...['[2001:200::1]', '[2001:db7::1]', '[2001:db9::1]', '[2600:1::1]', '[2600:db8::1]'],
      ...[
        '[2000::1]',
        '[3ffe::1]',
        '[2003:a00:1::]',
        '[2600::ff9b:a00:1]',
        '10.0.0.256.example',
        '110.0.0.1',
      ],
    ],
  ],
];

const hostOf = (host: string): string => new URL(`https://${host}/`).hostname;

describe('where an address is', () => {
  for (const [place, hosts] of places)
    for (const host of hosts) test(`${host} is ${place}`, () => assert.equal(networkOf(hostOf(host)), place));

  const inner = new BlockList();
  for (const [network, length] of [
    ...([
      ['0.0.0.0', 8],
      ['10.0.0.0', 8],
      ['100.64.0.0', 10],
      ['127.0.0.0', 8],
      ['169.254.0.0', 16],
    ] as const),
    ...([
      ['172.16.0.0', 12],
      ['192.168.0.0', 16],
      ['224.0.0.0', 3],
      ['198.18.0.0', 15],
    ] as const),
    ...([
      ['192.0.0.0', 24],
      ['192.0.2.0', 24],
      ['192.88.99.0', 24],
      ['198.51.100.0', 24],
    ] as const),
    ...([['203.0.113.0', 24]] as const),
  ])
    inner.addSubnet(network, length);

  const byte = fc.oneof(
    fc.constantFrom(0, 10, 16, 31, 64, 88, 100, 127, 168, 169, 172, 192, 198, 254, 255),
    fc.nat(255),
  );
  const spellings: ((bytes: number[], value: number) => string)[] = [
    (bytes) => bytes.join('.'),
    (_, value) => String(value),
    (_, value) => `0x${value.toString(16)}`,
    (bytes) => bytes.map((part) => `0${part.toString(8)}`).join('.'),
    (bytes) => bytes.map((part) => `0X${part.toString(16).toUpperCase()}`).join('.'),
    ([a = 0, b = 0], value) => `${a}.${b}.${value & 0xffff}`,
    (bytes) => `${bytes.join('.')}.`,
    (bytes) => `[::ffff:${bytes.join('.')}]`,
    (bytes) => `[0:0:0:0:0:FFFF:${bytes.join('.')}]`,
    (bytes) => `[64:ff9b::${bytes.join('.')}]`,
  ];

  test('is the same for every spelling of it, and public exactly outside the networks of RFC 6890', () => {
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), fc.constantFrom(...spellings), (bytes, spell) => {
        const value = bytes.reduce((sum, part) => sum * 256 + part, 0);
        const place = networkOf(hostOf(spell([...bytes], value)));
        assert.equal(place, networkOf(bytes.join('.')));
        assert.equal(place !== 'public', inner.check(bytes.join('.')));
      }),
      { seed: 20_261_128, numRuns: runsOf(3000) },
    );
  });
});

describe('an address that DNS answers', () => {
  for (const [address, network] of [
    ['2606:4700::1111', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['8.8.8.8', 'public'],
    ['fe80::1%eth0', 'link-local'],
    ['::1%lo]', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:169.254.169.254', 'link-local'],
    ['fd12::1%1', 'private'],
    ['no:address', 'private'],
  ] as const)
    test(`${address} is ${network}`, () => assert.equal(networkOfAddress(address), network));
});

describe('an address that the server calls', () => {
  for (const url of [
    ...[
      'https://example.com',
      'https://10.0.0.1',
      'http://localhost:1',
      'http://127.0.0.1',
      'http://127.9.9.9',
    ],
    ...['http://[::1]:8', 'https://localhost'],
  ])
    test(`may be ${url}`, () => assert.ok(isCallable(new URL(url))));
  for (const url of [
    ...[
      'http://example.com',
      'http://x.localhost',
      'https://x.localhost',
      'http://x.localhost.',
      'ftp://localhost',
    ],
    ...[
      'https://a.b.localhost:1',
      'http://0.0.0.0',
      'http://[::]',
      'http://[::ffff:127.0.0.1]',
      'http://10.0.0.1',
    ],
    ...[
      'http://localhost.example.com',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://169.254.169.254',
    ],
  ])
    test(`may not be ${url}`, () => assert.ok(!isCallable(new URL(url))));
});
