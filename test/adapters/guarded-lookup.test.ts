import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { createServer, type AddressInfo, type LookupFunction } from 'node:net';
import { describe, test } from 'node:test';
import { createNodeFetch } from '../../src/adapters/node.js';
import type { CallInit } from '../../src/endpoint/provider-calls/network/guarded-fetch.js';
import { createOAuthEndpoint, type Fetch, type OperatorLogEntry } from '../../src/endpoint/index.js';
import { asking } from '../support/browser-with-cookies.js';
import { against } from './serve.js';

type Names = Readonly<Record<string, readonly string[]>>;

/** A resolver of its own, with the names that it was asked for. */
function namesOf(answers: Names): { lookup: LookupFunction; asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (name, _, callback) => {
    asked.push(name);
    const found = (answers[name] ?? []).map((address) => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }));
    if (found.length) callback(null, found);
    else callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []);
  };
  return { lookup, asked };
}

const outside = '8.8.8.8';
const guarded = (networks: readonly ('public' | 'loopback' | 'private')[] = ['public']): CallInit => ({
  reach: { networks: new Set(networks), issuerHost: 'id.example' },
});

const inside = [
  ...['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1'],
  ...['169.254.169.254', '198.18.0.1', '224.0.0.1', '::1', '::', 'fc00::1', 'fe80::1', 'fe80::1%eth0'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe'],
  ...['64:ff9b:1::1', '2002:7f00:1::', '::127.0.0.1', 'no:address'],
];

describe('a name that metadata says', () => {
  for (const address of inside)
    test(`is not connected to where DNS says that it is ${address}`, () =>
      against(
        (_request, response) => response.end('secrets'),
        async ({ port, connections }) => {
          const { lookup } = namesOf({ 'inner.example': [address], 'id.example': [outside] });
          const call = createNodeFetch({ lookup })(`http://inner.example:${port}/`, guarded());
          await assert.rejects(call, { code: 'ENAMEINSIDE' });
          assert.equal(connections(), 0);
        },
      ));

  test('is not connected to where one of several answers is inside', () =>
    against(
      (_request, response) => response.end('secrets'),
      async ({ port, connections }) => {
        const { lookup } = namesOf({
          'inner.example': [outside, '127.0.0.1'],
          'id.example': [outside],
        });
        const call = createNodeFetch({ lookup })(`http://inner.example:${port}/`, guarded());
        await assert.rejects(call, { code: 'ENAMEINSIDE' });
        assert.equal(connections(), 0);
      },
    ));

  for (const [where, init, answers] of [
    ['its issuer is by its address', guarded(['public', 'loopback']), {}],
    ['the name of its issuer leads', guarded(), { 'id.example': ['127.0.0.2'] }],
  ] as const)
    test(`is connected to where ${where} there too, and asked for once`, () =>
      against(
        (_request, response) => response.end('ok'),
        async ({ port }) => {
          const { lookup, asked } = namesOf({ 'inner.example': ['127.0.0.1'], ...answers });
          const response = await createNodeFetch({ lookup })(`http://inner.example:${port}/`, init);
          assert.equal(await response.text(), 'ok');
          assert.equal(asked.filter((name) => name === 'inner.example').length, 1);
        },
      ));

  test('is not connected to where its issuer is inside, but elsewhere, or nowhere', () =>
    against(
      (_request, response) => response.end('secrets'),
      async ({ port, connections }) => {
        for (const issuer of [['10.0.0.1'], []]) {
          const { lookup } = namesOf({ 'inner.example': ['127.0.0.1'], 'id.example': issuer });
          const call = createNodeFetch({ lookup })(`http://inner.example:${port}/`, guarded());
          await assert.rejects(call, { code: 'ENAMEINSIDE' });
        }
        assert.equal(connections(), 0);
      },
    ));

  test('is sent nothing over a connection that settings have opened and that is kept', () => {
    let requests = 0;
    return against(
      (_request, response) => response.end(String((requests += 1))),
      async ({ port }) => {
        const { lookup } = namesOf({ 'inner.example': ['127.0.0.1'], 'id.example': [outside] });
        const fetch = createNodeFetch({ lookup });
        const url = `http://inner.example:${port}/`;
        assert.equal(await (await fetch(url)).text(), '1');
        await assert.rejects(fetch(url, guarded()), { code: 'ENAMEINSIDE' });
        assert.equal(requests, 1);
      },
    );
  });

  test('is judged by an agent of the app’s too that connects as Node does', () =>
    against(
      (_request, response) => response.end('secrets'),
      async ({ port, connections }) => {
        const { lookup } = namesOf({ 'inner.example': ['127.0.0.1'], 'id.example': [outside] });
        const fetch = createNodeFetch({ lookup, agent: new http.Agent({ keepAlive: true }) });
        await assert.rejects(fetch(`http://inner.example:${port}/`, guarded()), { code: 'ENAMEINSIDE' });
        assert.equal(connections(), 0);
      },
    ));

  test('is judged as well, and connected to as judged, by an agent that tries one address only', () =>
    against(
      (_request, response) => response.end('ok'),
      async ({ port, connections }) => {
        const agent = new http.Agent({ autoSelectFamily: false });
        const { lookup, asked } = namesOf({ 'inner.example': ['127.0.0.1'], 'id.example': [outside] });
        const fetch = createNodeFetch({ lookup, agent });
        const url = `http://inner.example:${port}/`;
        await assert.rejects(fetch(url, guarded()), { code: 'ENAMEINSIDE' });
        assert.equal(connections(), 0);
        asked.length = 0;
        assert.equal(await (await fetch(url, guarded(['loopback']))).text(), 'ok');
        assert.deepEqual(asked, ['inner.example']);
      },
    ));

  test('fails as DNS does', () =>
    assert.rejects(createNodeFetch(namesOf({}))('http://none.example/', guarded()), { code: 'ENOTFOUND' }));
});

interface Attack {
  /** Connections that the listening server inside got. */
  readonly connections: number;
  readonly status: number;
  readonly log: readonly OperatorLogEntry[];
}

/** A login at a provider whose metadata says that its token endpoint is at a name which leads to this machine. */
async function attack(
  issuerLeadsTo: string,
  settings: (address: string) => object = () => ({}),
): Promise<Attack> {
  let connections = 0;
  const victim = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  victim.listen(0, '127.0.0.1');
  await once(victim, 'listening');
  const { port } = victim.address() as AddressInfo;
  const issuer = 'https://id.example';
  const address = `https://inner.example:${port}/token`;
  const { lookup } = namesOf({ 'inner.example': ['127.0.0.1'], 'id.example': [issuerLeadsTo] });
  const real = createNodeFetch({ lookup });
  const fetch: Fetch = (url, init) =>
    url.startsWith(issuer)
      ? Promise.resolve(
          Response.json({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: address }),
        )
      : real(url, init);
  const log: OperatorLogEntry[] = [];
  const endpoint = createOAuthEndpoint(
    {
      ...{ secret: 'a secret of forty characters for testing', baseUrl: 'https://app.example' },
      providers: [{ id: 'acme', issuer, clientId: 'id', clientSecret: 'a', ...settings(address) }],
      log: (entry) => log.push(entry),
    },
    { fetch },
  );
  const headers = { ...asking, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const login = await endpoint.fetch(new Request('https://app.example/api/oauth/login/acme', { headers }));
  const state = new URL(login.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = login.headers.getSetCookie().map((text) => text.split(';', 1)[0]);
  const back = await endpoint.fetch(
    new Request(
      `https://app.example/api/oauth/redirect?${new URLSearchParams({ code: 'x', state }).toString()}`,
      {
        headers: { ...headers, accept: 'application/json', cookie: cookie.join('; ') },
      },
    ),
  );
  victim.close();
  return { connections, status: back.status, log };
}

describe('a login at a provider on the internet whose token endpoint’s name leads to this machine', () => {
  test('connects to nothing, and the operator is told why', async () => {
    const { connections, status, log } = await attack(outside);
    assert.deepEqual([connections, status], [0, 502]);
    const told = log.find(({ code }) => code === 'provider_unreachable');
    assert.match(told?.message ?? '', /its name leads to this machine or network, where its issuer is not/);
    assert.match(told?.cure ?? '', /write this address of the metadata into the provider's settings/);
  });

  test('connects if the settings name it', async () => {
    const { connections } = await attack(outside, (tokenEndpoint) => ({ tokenEndpoint }));
    assert.equal(connections, 1);
  });

  test('connects where the issuer is on this machine too', async () => {
    assert.equal((await attack('127.0.0.1')).connections, 1);
  });
});
