import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test, type TestContext } from 'node:test';
import { entries } from '../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../src/providers/catalog/entry.js';
import { revocationOf } from '../support/quirks/quirk-addresses.js';
import { QuirkProvider } from '../support/quirks/quirk-provider.js';
import { checkProvider } from '../../tools/provider/check.mjs';
import { pages, withTable } from '../../tools/provider/pages.mjs';

const root = new URL('../../', import.meta.url);

/** What GitLab's metadata says where it agrees with its file. */
function metadataAt(issuer: string): Record<string, unknown> {
  const address = (path: string): string => path.replace('{baseUrl}', 'https://gitlab.com');
  const { authorizationEndpoint, tokenEndpoint, userEndpoint, jwksUri, revocationEndpoint, deviceEndpoint } =
    entries.gitlab;
  return {
    issuer,
    authorization_endpoint: address(authorizationEndpoint),
    token_endpoint: address(tokenEndpoint),
    userinfo_endpoint: address(userEndpoint),
    jwks_uri: address(jwksUri),
    revocation_endpoint: address(revocationEndpoint),
    device_authorization_endpoint: address(deviceEndpoint),
    scopes_supported: ['openid', 'profile', 'email'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['plain', 'S256'],
  };
}

/** A server with an issuer's metadata; its address is the issuer. */
async function issuerWith(t: TestContext, change: Record<string, unknown> | undefined): Promise<string> {
  let issuer = '';
  const server = createServer((request, response) => {
    const isMetadata = request.url === '/.well-known/openid-configuration';
    response.writeHead(change && isMetadata ? 200 : 404, { 'content-type': 'application/json' });
    response.end(change && isMetadata ? JSON.stringify({ ...metadataAt(issuer), ...change }) : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return issuer;
}

describe('npm run provider -- check', () => {
  test('says that a file and its issuer’s metadata are the same', async (t) => {
    const issuer = await issuerWith(t, {});
    assert.deepEqual(await checkProvider(['gitlab', '--issuer', issuer]), {
      code: 0,
      lines: [`gitlab: the same as ${issuer}/.well-known/openid-configuration`],
    });
  });

  const changes: [string, Record<string, unknown>, string][] = [
    [
      'an address that has moved',
      { token_endpoint: 'https://gitlab.com/oauth2/token' },
      'gitlab.tokenEndpoint: the provider says https://gitlab.com/oauth2/token, the file https://gitlab.com/oauth/token',
    ],
    [
      'an address that is gone',
      { revocation_endpoint: undefined },
      'gitlab.revocationEndpoint: the provider says nothing, the file https://gitlab.com/oauth/revoke',
    ],
    [
      'an address that the file lacks',
      { end_session_endpoint: 'https://gitlab.com/out' },
      'gitlab.endSessionEndpoint: the provider says https://gitlab.com/out, the file nothing',
    ],
    [
      'a scope that is gone',
      { scopes_supported: ['openid', 'email'] },
      'gitlab.scopes: the provider says nothing, the file profile',
    ],
    [
      'iss in callbacks',
      { authorization_response_iss_parameter_supported: true },
      'gitlab.sendsIssuer: the provider says true, the file false',
    ],
    [
      'another client authentication',
      { token_endpoint_auth_methods_supported: ['private_key_jwt'] },
      'gitlab.clientAuth: the provider says private_key_jwt, the file client_secret_post',
    ],
  ];
  for (const [what, change, line] of changes)
    test(`names what differs: ${what}`, async (t) => {
      const issuer = await issuerWith(t, change);
      assert.deepEqual(await checkProvider(['gitlab', '--issuer', issuer]), { code: 1, lines: [line] });
    });

  test('says honestly that it compared nothing', async (t) => {
    const issuer = await issuerWith(t, undefined);
    const silent = await checkProvider(['gitlab', '--issuer', issuer]);
    const offline = await checkProvider(['gitlab'], () =>
      Promise.reject(new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } })),
    );
    const without = await checkProvider(['discord']);
    const unknown = await checkProvider(['acme']);
    assert.deepEqual([silent.code, offline.code, without.code, unknown.code], [2, 2, 2, 2]);
    assert.match(silent.lines[0] ?? '', /Not compared: .* answers 404\.$/);
    assert.match(
      offline.lines[0] ?? '',
      /Not compared: .* can't be read \(ENOTFOUND\)\. Is there a network\?$/,
    );
    assert.match(without.lines[0] ?? '', /no issuer/);
    assert.match(unknown.lines[0] ?? '', /^acme: no file in src\/providers\/catalog\./);
  });
});

describe('docs/providers', () => {
  test('has one page for each provider, which says what its file says (npm run provider -- pages)', () => {
    const folder = new URL('docs/providers/', root);
    const made = pages();
    assert.deepEqual(readdirSync(folder).sort(), Object.keys(made).sort());
    for (const [name, text] of Object.entries(made))
      assert.equal(readFileSync(new URL(name, folder), 'utf8'), text, name);
  });

  test('is led to by the table in docs/providers.md, which has them all', () => {
    const text = readFileSync(new URL('docs/providers.md', root), 'utf8');
    assert.equal(text, withTable(text));
    for (const id of Object.keys(entries)) assert.ok(text.includes(`(providers/${id}.md)`), id);
  });

  test('says that tokens are revoked at sign-out where a sign-out revokes them, by whatever means', () => {
    const made = pages();
    for (const [id, entry] of Object.entries(entries) as [string, CatalogEntry][]) {
      if (entry.tokenEndpoint === undefined) continue;
      const revokes = revocationOf(new QuirkProvider(id, entry)) !== '';
      assert.equal(made[`${id}.md`]?.includes('Sign-out: its tokens are revoked'), revokes, id);
    }
  });

  test('says what of the user only a class finds', () => {
    const made = pages();
    assert.match(
      made['microsoft.md'] ?? '',
      /email `email` of personal accounts, .* if the optional claim `xms_edov`/,
    );
    assert.match(made['apple.md'] ?? '', /User: id `sub`, the name of the posted callback, email/);
    const row = /\| `microsoft` \|.*/.exec(
      withTable(readFileSync(new URL('docs/providers.md', root), 'utf8')),
    );
    assert.match(row?.[0] ?? '', /\| `tenant` \| yes \| yes \|/);
  });

  test('says that there are refresh tokens where a login asks for them by itself', () => {
    const made = pages();
    for (const [id, words] of [
      ...(['google', 'microsoft', 'auth0', 'okta', 'x', 'reddit'] as const).map(
        (asking) => [asking, /- Refresh: yes, every login asks for them;/] as const,
      ),
      ...(['atlassian', 'dropbox', 'github'] as const).map(
        (other) => [other, /- Refresh: on request;/] as const,
      ),
    ])
      assert.match(made[`${id}.md`] ?? '', words);
  });

  test('says where groups come from that only a class, or a claim, finds', () => {
    const made = pages();
    for (const [id, words] of [
      ['google', /Groups: those of Google Cloud Identity with `email`, `https:\S+cloud-identity/],
      ['microsoft', /Groups: those of Microsoft Graph with `GroupMember\.Read\.All`/],
      ['auth0', /Groups: the claim that `groupsClaim` names/],
      ['kinde', /Groups: none, unless a claim `groups` has them, or you set `groupsFn`/],
      ['linear', /Groups: none, unless you set `groupsFn`/],
    ] as const)
      assert.match(made[`${id}.md`] ?? '', words);
  });
});
