import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as published from '../../src/endpoint/index.js';
import { codeUnder } from '../support/documents.js';
import { clientId, clientSecret, type StubProvider } from '../support/stub-provider.js';
import { always, atRealAddresses, partsOf } from './real-addresses.js';
import { runModule } from './run-snippet.js';

const scope = 'openid profile email';
const ada = { sub: 'ada', name: 'Ada Lovelace', email: 'ada@example.com', email_verified: true };

/** A provider that is made by its issuer, and what is to be seen of it. */
interface Expected {
  readonly id: string;
  readonly issuer: string;
  readonly query: Readonly<Record<string, string>>;
  /** Changes the stub that answers in its place. */
  readonly prepare?: (stub: StubProvider) => void;
}

/** Discovers the provider that the documentation makes, and signs a person in; answers what its token endpoint was sent. */
async function signInByIssuer(code: string, expected: Expected): Promise<URLSearchParams[]> {
  const { id, issuer, query, prepare } = expected;
  const prefix = id.toUpperCase();
  const env = { [`${prefix}_CLIENT_ID`]: clientId, [`${prefix}_CLIENT_SECRET`]: clientSecret };
  const name = id === 'linkedin' ? 'linkedIn' : id;
  const modules = { 'oauth-elements/endpoint': published };
  const { [name]: provider } = await runModule(code, modules, { process: { env } }, [name]);
  const discovery = '/.well-known/openid-configuration';
  const addresses = Object.fromEntries(
    [discovery, '/token', '/user', '/jwks'].map((path) => [issuer + path, path]),
  );
  const forms: URLSearchParams[] = [];
  await atRealAddresses(provider, addresses, issuer, async ({ site, stub }) => {
    stub.user = ada;
    stub.metadata = {
      ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
      ...{ userinfo_endpoint: `${issuer}/user`, jwks_uri: `${issuer}/jwks` },
    };
    prepare?.(stub);
    const address = await site.begin('?mode=popup', id);
    assert.deepEqual(partsOf(address), { at: `${issuer}/authorize`, query });
    await site.back(stub.approve(address));
    const [made] = (await site.session()).authorizations;
    const found = [made?.provider, made?.user?.id, made?.user?.name, made?.user?.email];
    assert.deepEqual(found, [id, 'ada', 'Ada Lovelace', 'ada@example.com']);
    forms.push(...stub.calls.filter(({ path }) => path === '/token').map(({ form }) => form));
  });
  return forms;
}

/** As LinkedIn is: a verifier is refused, the ID token has no nonce, and nothing in the metadata speaks of PKCE. */
function likeLinkedIn(stub: StubProvider): void {
  stub.metadata = { ...stub.metadata, code_challenge_methods_supported: undefined };
  stub.claims = { ...stub.claims, nonce: undefined };
  stub.answers.set('/token', async ({ form }) =>
    form.has('code_verifier')
      ? { status: 400, body: { error: 'invalid_request' } }
      : { body: { access_token: 'a-token', token_type: 'Bearer', id_token: await stub.idTokenFor(form) } },
  );
  stub.answers.set('/user', () => ({ body: ada }));
}

const [acme = '', linkedIn = '', widgets = ''] = codeUnder('docs/providers.md', 'Any other provider');

describe('the documentation’s providers by issuer', () => {
  test('are discovered, and sign in with PKCE and a nonce', async () => {
    const query = { ...always(clientId), scope, nonce: 'random' };
    const forms = await signInByIssuer(acme, { id: 'acme', issuer: 'https://id.acme.com', query });
    // The metadata names no method, which means HTTP Basic: the secret is in no form.
    assert.deepEqual([forms.length, forms[0]?.get('client_secret')], [1, null]);
    assert.match(forms[0]?.get('code_verifier') ?? '', /^[\w.~-]{43,}$/);
  });

  test('of LinkedIn’s kind sign in without PKCE and without a nonce', async () => {
    const { code_challenge: _challenge, code_challenge_method: _method, ...plain } = always(clientId);
    const forms = await signInByIssuer(linkedIn, {
      ...{ id: 'linkedin', issuer: 'https://www.linkedin.com/oauth', query: { ...plain, scope } },
      prepare: likeLinkedIn,
    });
    assert.deepEqual([forms.length, forms[0]?.get('code_verifier')], [1, null]);
  });
});

describe('the documentation’s provider without OpenID Connect', () => {
  test('signs in by its endpoints, and says who by the functions that its settings have', async () => {
    const env = { WIDGETS_CLIENT_ID: clientId, WIDGETS_CLIENT_SECRET: clientSecret };
    const { widgets: provider } = await runModule(
      widgets,
      { 'oauth-elements/endpoint': published },
      { process: { env } },
      ['widgets'],
    );
    const at = 'https://widgets.example';
    const addresses = { [`${at}/oauth/token`]: '/token', [`${at}/api/me`]: '/user' };
    await atRealAddresses(provider, addresses, at, async ({ site, stub }) => {
      stub.answers.set('/token', () => ({ body: { access_token: 'a-token', token_type: 'bearer' } }));
      stub.answers.set('/user', () => ({ body: { user_id: 42, nickname: 'Bob', photo: `${at}/bob.png` } }));
      const address = await site.begin('?mode=popup', 'widgets');
      const query = { ...always(clientId), scope: 'me' };
      assert.deepEqual(partsOf(address), { at: `${at}/oauth/authorize`, query });
      await site.back(stub.approve(address));
      const [made] = (await site.session()).authorizations;
      const { id, name, email, avatar_url } = made?.user ?? {};
      assert.deepEqual([id, name, email, avatar_url], ['42', 'Bob', null, `${at}/bob.png`]);
    });
  });
});
