import assert from 'node:assert/strict';
import * as published from '../../src/endpoint/index.js';
import type { Exercises } from '../support/flet-table.js';
import { clientId, clientSecret } from '../support/stub-provider.js';
import { always, atRealAddresses, partsOf, type Addresses } from './real-addresses.js';
import { runSnippet, type Scope } from './run-snippet.js';

/** What a snippet of the server does, and how that is seen. */
export interface ServerExercise {
  readonly claim: string;
  readonly run: (snippet: string) => Promise<void>;
}

const tenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const oid = '00000000-0000-0000-66f3-3332eca7ea81';
const domain = 'example.eu.auth0.com';
const audience = 'https://api.example.com';

/** A provider as a snippet makes it, and all that is known of it. */
interface Expected {
  readonly id: string;
  readonly scope?: Scope;
  /** The authorization request. */
  readonly at: string;
  readonly query: Readonly<Record<string, string>>;
  readonly addresses: Addresses;
  readonly issuer?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly profile: unknown;
  /** Id, name and e-mail address of who is signed in. */
  readonly person: readonly (string | null)[];
}

/** Makes the provider, looks at its authorization request, and signs a person in. */
async function signInBy(snippet: string, expected: Expected): Promise<void> {
  const { id, issuer = '', addresses } = expected;
  const provider = await runSnippet(snippet, { ...published, clientId, clientSecret, ...expected.scope });
  await atRealAddresses(provider, addresses, issuer, async ({ site, stub }) => {
    stub.user = expected.profile;
    stub.claims = { ...stub.claims, ...expected.claims };
    if (!issuer) stub.token = { id_token: undefined };
    stub.answers.set('/emails', () => ({
      body: [{ email: 'cat@example.com', primary: true, verified: true }],
    }));
    const address = await site.begin('?mode=popup', id);
    const query = { ...always(clientId), ...expected.query };
    assert.deepEqual(partsOf(address), { at: expected.at, query });
    await site.back(stub.approve(address));
    const [made] = (await site.session()).authorizations;
    assert.deepEqual(
      [made?.provider, made?.user?.id, made?.user?.name, made?.user?.email],
      [id, ...expected.person],
    );
    const [call] = stub.calls.filter(({ path }) => path === '/token');
    assert.equal(call?.form.get('client_secret'), clientSecret);
  });
}

const signsIn = (what: string, expected: Expected): readonly ServerExercise[] => [
  {
    claim: `makes ${what}, which signs in at its real addresses`,
    run: (snippet) => signInBy(snippet, expected),
  },
];

/** The person of the stub. */
const ada = { sub: 'ada', name: 'Ada Lovelace', email: 'ada@example.com', email_verified: true };
const person = ['ada', 'Ada Lovelace', 'ada@example.com'];

export const providerRows: Exercises<ServerExercise> = {
  'GitHubOAuthProvider(client_id, client_secret, redirect_url)': signsIn('GitHub', {
    id: 'github',
    at: 'https://github.com/login/oauth/authorize',
    query: { scope: 'read:user user:email' },
    addresses: {
      'https://github.com/login/oauth/access_token': '/token',
      'https://api.github.com/user': '/user',
      'https://api.github.com/user/emails': '/emails',
    },
    profile: { id: 583231, login: 'octocat', name: 'The Octocat' },
    person: ['583231', 'The Octocat', 'cat@example.com'],
  }),
  'GoogleOAuthProvider(…)': signsIn('Google', {
    id: 'google',
    at: 'https://accounts.google.com/o/oauth2/v2/auth',
    query: {
      scope: 'openid email profile',
      nonce: 'random',
      access_type: 'offline',
      prompt: 'consent',
    },
    addresses: {
      'https://oauth2.googleapis.com/token': '/token',
      'https://openidconnect.googleapis.com/v1/userinfo': '/user',
      'https://www.googleapis.com/oauth2/v3/certs': '/jwks',
    },
    issuer: 'https://accounts.google.com',
    profile: ada,
    person,
  }),
  'AzureOAuthProvider(…, tenant)': signsIn('Azure for one tenant', {
    id: 'azure',
    scope: { tenant },
    at: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
    query: { scope: 'openid profile email offline_access User.Read', nonce: 'random' },
    addresses: {
      [`https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`]: '/token',
      [`https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`]: '/jwks',
      'https://graph.microsoft.com/v1.0/me': '/user',
    },
    issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
    claims: { tid: tenant, oid, sub: 'pairwise' },
    profile: { id: oid, displayName: 'Ada Lovelace', mail: 'anybody@example.com' },
    person: [oid, 'Ada Lovelace', null],
  }),
  'Auth0OAuthProvider(domain, …, audience)': signsIn('Auth0 for one audience', {
    id: 'auth0',
    scope: { domain, audience },
    at: `https://${domain}/authorize`,
    query: { scope: 'openid offline_access profile email', nonce: 'random', audience },
    addresses: {
      [`https://${domain}/oauth/token`]: '/token',
      [`https://${domain}/userinfo`]: '/user',
      [`https://${domain}/.well-known/jwks.json`]: '/jwks',
    },
    issuer: `https://${domain}/`,
    profile: ada,
    person,
  }),
  'OAuthProvider(…, user_endpoint, user_id_fn)': signsIn('a provider of one’s own', {
    id: 'acme',
    scope: {
      authorizationEndpoint: 'https://id.acme.com/authorize',
      tokenEndpoint: 'https://id.acme.com/token',
      userEndpoint: 'https://id.acme.com/me',
    },
    at: 'https://id.acme.com/authorize',
    query: {},
    addresses: { 'https://id.acme.com/token': '/token', 'https://id.acme.com/me': '/user' },
    profile: { uid: 'u-7', sub: 'not this one', name: 'Ada Lovelace' },
    person: ['u-7', 'Ada Lovelace', null],
  }),
};
