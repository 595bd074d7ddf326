import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint, type Fetch, type OAuthEndpoint } from '../../../src/endpoint/index.js';
import { networksInSettings } from '../../../src/endpoint/provider-calls/network/allowed-networks.js';
import { guardedFetch } from '../../../src/endpoint/provider-calls/network/guarded-fetch.js';
import { OAuthError } from '../../../src/protocol/errors.js';
import type { CheckedProvider } from '../../../src/endpoint/settings/check-settings.js';
import { asking } from '../../support/browser-with-cookies.js';

const secret = 'a secret of forty characters for testing';
const endpoints = [
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'jwks_uri',
  'revocation_endpoint',
  'end_session_endpoint',
  'device_authorization_endpoint',
  'introspection_endpoint',
  'registration_endpoint',
  'pushed_authorization_request_endpoint',
];

/** The metadata of an issuer whose every address but some is its own. */
const metadataOf = (issuer: string, changed: Readonly<Record<string, string>> = {}) => ({
  issuer,
  ...Object.fromEntries(endpoints.map((name) => [name, `${issuer}/${name}`])),
  response_types_supported: ['code'],
  ...changed,
});

interface Discovered {
  readonly endpoint: OAuthEndpoint;
  /** Every address that was called. */
  readonly called: string[];
}

/** An endpoint whose only provider is discovered, by a `fetch` that answers as the issuer alone. */
function discovering(issuer: string, metadata: object, settings: object = {}): Discovered {
  const called: string[] = [];
  const fetch: Fetch = (url) => {
    called.push(url);
    const found = url === `${issuer}/.well-known/openid-configuration`;
    return Promise.resolve(found ? Response.json(metadata) : new Response(null, { status: 500 }));
  };
  const provider = { id: 'acme', issuer, clientId: 'id', clientSecret: 'a', scopes: ['openid'], ...settings };
  const endpoint = createOAuthEndpoint(
    { secret, baseUrl: 'https://app.example', providers: [provider], log: false },
    { fetch },
  );
  return { endpoint, called };
}

async function begin({ endpoint }: Discovered): Promise<number> {
  const headers = { ...asking, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const request = new Request('https://app.example/api/oauth/login/acme', { headers });
  return (await endpoint.fetch(request)).status;
}

const inside = [
  ...['http://127.0.0.1:9200/x', 'https://127.0.0.1/x', 'http://localhost:2375/x', 'https://localhost/x'],
  ...['http://x.localhost/x', 'https://x.localhost/x', 'http://[::1]/x', 'https://[::ffff:127.0.0.1]/x'],
  ...[
    'https://2130706433/x',
    'https://0x7f.1/x',
    'https://0.0.0.0/x',
    'https://[::]/x',
    'https://10.0.0.1/x',
  ],
  ...['https://192.168.0.1/x', 'https://172.20.0.1/x', 'https://100.64.0.1/x', 'https://169.254.169.254/x'],
  ...['https://[fd00::1]/x', 'https://[fe80::1]/x', 'https://[::ffff:10.0.0.1]/x', 'http://id.example/x'],
];

describe('the metadata of a provider on the internet', () => {
  for (const name of endpoints)
    for (const address of inside)
      test(`that names ${address} as ${name} begins no login, and nothing there is called`, async () => {
        const issuer = 'https://id.example';
        const site = discovering(issuer, metadataOf(issuer, { [name]: address }));
        assert.equal(await begin(site), 502);
        assert.deepEqual(site.called, [`${issuer}/.well-known/openid-configuration`]);
      });

  test('may name addresses anywhere else on it', async () => {
    const issuer = 'https://id.example';
    const elsewhere = Object.fromEntries(endpoints.map((name) => [name, `https://8.8.8.8/${name}`]));
    assert.equal(await begin(discovering(issuer, metadataOf(issuer, elsewhere))), 303);
  });

  test('gives way to an address inside that the settings name by hand', async () => {
    const issuer = 'https://id.example';
    const metadata = metadataOf(issuer, { userinfo_endpoint: 'http://127.0.0.1:1/evil' });
    const settings = { userEndpoint: 'http://127.0.0.1:1/user' };
    assert.equal(await begin(discovering(issuer, metadata, settings)), 303);
  });
});

const remote = {
  issuer: 'https://id.example',
  extraEndpoints: {},
  apiBases: [],
} as unknown as CheckedProvider;

describe('a call to an address that a provider on the internet names', () => {
  for (const address of inside)
    test(`is not made to ${address}`, async () => {
      let calls = 0;
      const fetch: Fetch = () => Promise.resolve(new Response(String((calls += 1))));
      const limits = { timeoutMs: 1000, networks: networksInSettings(remote) };
      const call = guardedFetch(fetch, limits);
      await assert.rejects(call(address), { code: 'provider_unreachable' });
      assert.equal(calls, 0);
    });
});

describe('the metadata of a provider', () => {
  for (const [where, issuer, own, others] of [
    [
      'on this machine',
      'http://localhost:9000',
      ['http://127.0.0.1:1/x', 'http://[::1]/x', 'https://localhost/x'],
      ['https://10.0.0.1/x', 'https://169.254.169.254/x', 'http://x.localhost/x'],
    ],
    [
      'on a private network',
      'https://10.1.2.3',
      ['https://10.0.0.1/x', 'https://192.168.0.1/x', 'https://[fd00::1]/x'],
      ['http://127.0.0.1/x', 'https://localhost/x', 'https://169.254.169.254/x', 'http://10.0.0.1/x'],
    ],
  ] as const) {
    for (const address of own)
      test(`${where} may name ${address}`, async () => {
        assert.equal(await begin(discovering(issuer, metadataOf(issuer, { token_endpoint: address }))), 303);
      });
    for (const address of others)
      test(`${where} may not name ${address}`, async () => {
        assert.equal(await begin(discovering(issuer, metadataOf(issuer, { token_endpoint: address }))), 502);
      });
  }

  test('on this machine may send browsers below localhost', async () => {
    const issuer = 'http://localhost:9000';
    const metadata = metadataOf(issuer, { authorization_endpoint: 'http://id.localhost:9000/authorize' });
    assert.equal(await begin(discovering(issuer, metadata)), 303);
  });
});

describe('settings', () => {
  for (const name of ['issuer', 'tokenEndpoint', 'userEndpoint', 'jwksUri', 'revocationEndpoint'])
    for (const scheme of ['http', 'https'])
      test(`refuse ${scheme}://x.localhost as ${name}`, () => {
        assert.throws(
          () => discovering('https://id.example', {}, { [name]: `${scheme}://x.localhost/a` }),
          (error) => error instanceof OAuthError && error.description.includes(`providers[0].${name}`),
        );
      });

  test('refuse it among apiBases', () => {
    assert.throws(
      () => discovering('https://id.example', {}, { apiBases: ['http://x.localhost/a'] }),
      (error) => error instanceof OAuthError && error.description.includes('apiBases'),
    );
  });

  test('take it as baseUrl, as the origin of a client, and where only browsers go', () => {
    const fetch: Fetch = () => Promise.reject(new Error('nothing is called'));
    const provider = {
      ...{ id: 'acme', clientId: 'id', clientSecret: 'a', tokenEndpoint: 'http://localhost:1/token' },
      authorizationEndpoint: 'http://id.localhost:1/authorize',
    };
    const client = {
      id: 'docs',
      origins: ['http://docs.localhost:3'],
      returnUrls: ['http://docs.localhost:3/'],
    };
    const settings = { secret, baseUrl: 'http://app.localhost:2', providers: [provider], clients: [client] };
    assert.equal(createOAuthEndpoint(settings, { fetch }).basePath, '/api/oauth');
  });
});
