import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint, type ProviderSetting } from '../../../src/endpoint/index.js';
import { entries } from '../../../src/providers/catalog/entries.js';
import { CatalogProvider, GitHubOAuthProvider, OAuthProvider } from '../../../src/providers/index.js';
import type { CatalogEntry } from '../../../src/providers/catalog/entry.js';
import { memoryStore } from '../../../src/stores/memory/memory-store.js';
import { client, siteUrl } from '../../providers/authorization-url.js';

const custom = {
  ...{ id: 'acme', ...client },
  authorizationEndpoint: 'https://acme.example/authorize',
  tokenEndpoint: 'https://acme.example/token',
};

/** What is logged at start, as `code provider`; nothing is called. */
const toldBy = (...providers: unknown[]): string[] => toldWith({}, ...providers);

function toldWith(settings: object, ...providers: unknown[]): string[] {
  const told: string[] = [];
  createOAuthEndpoint({
    secret: 'a secret of forty characters for testing',
    baseUrl: siteUrl,
    providers: providers as ProviderSetting[],
    ...settings,
    log: ({ code, provider = '' }) => told.push(`${code} ${provider}`),
  });
  return told;
}

describe('the log at start', () => {
  test('warns of every provider whose ids change, unless the settings pick another id', () => {
    for (const [id, entry] of Object.entries(entries) as [string, CatalogEntry][]) {
      if (!entry.idChanges) continue;
      assert.deepEqual(toldBy({ type: id, ...client }), [`id_changes ${id}`]);
      assert.deepEqual(toldBy({ type: id, ...client, userIdFn: () => '7' }), []);
    }
    assert.deepEqual(toldBy({ type: 'tumblr', ...client }), ['id_changes tumblr']);
    assert.deepEqual(toldBy({ ...custom, idChanges: true }), ['id_changes acme']);
  });

  test('warns of a provider that compares only the domain of redirect URLs beside one that is not built in, where no store lets processes know its codes', () => {
    const strava = { type: 'strava', ...client };
    const github = { type: 'github', ...client };
    const warned = ['redirect_url_by_domain strava'];
    assert.deepEqual(toldBy(strava), []);
    assert.deepEqual(toldBy(strava, github), []);
    assert.deepEqual(toldBy(strava, new CatalogProvider({ type: 'discord', ...client })), []);
    assert.deepEqual(toldBy(strava, custom), warned);
    assert.deepEqual(toldBy(strava, github, new OAuthProvider(custom)), warned);
    assert.deepEqual(toldWith({ store: memoryStore() }, strava, custom), []);
    const named = { ...strava, issuer: 'https://www.strava.com', sendsIssuer: true };
    assert.deepEqual(toldBy(named, { ...custom, issuer: 'https://acme.example' }), []);
    assert.deepEqual(toldBy(named, custom), warned);
  });

  test('warns of one whose client has no secret with a store, too: whoever gets its codes exchanges them by themselves', () => {
    const byDomain = { ...custom, id: 'by-domain', redirectMatch: 'domain' };
    const isPublic = { ...byDomain, clientSecret: undefined, clientAuth: 'none' };
    assert.deepEqual(toldWith({ store: memoryStore() }, byDomain, custom), []);
    assert.deepEqual(toldWith({ store: memoryStore() }, isPublic, custom), [
      'redirect_url_by_domain by-domain',
    ]);
    assert.deepEqual(toldWith({ store: memoryStore() }, isPublic), []);
  });

  const stranger = 'https://stranger.example';
  const elsewhere = {
    ...{
      authorizationEndpoint: `${stranger}/a`,
      tokenEndpoint: `${stranger}/t`,
      userEndpoint: `${stranger}/u`,
    },
  };
  class Mine extends OAuthProvider {}
  class Theirs extends GitHubOAuthProvider {}
  const strangers: Readonly<Record<string, unknown>> = {
    'a server of one’s own': { type: 'gitea', ...client, baseUrl: stranger },
    'a server that is discovered': { type: 'keycloak', ...client, issuer: `${stranger}/realms/x` },
    'a tenant': { type: 'okta', ...client, domain: 'stranger.example' },
    'a tenant of a class': { type: 'auth0', ...client, domain: 'stranger.example' },
    'an Enterprise server': { type: 'github', ...client, baseUrl: stranger },
    'a login host': { type: 'azure', ...client, authority: stranger, graph: stranger },
    'another issuer': { type: 'google', ...client, issuer: stranger },
    'another issuer of the catalog': { type: 'discord', ...client, issuer: stranger },
    'all addresses elsewhere': { type: 'discord', ...client, ...elsewhere },
    'one address elsewhere': { type: 'google', ...client, authorizationEndpoint: `${stranger}/a` },
    'another endpoint of groups': { type: 'google', ...client, groupsEndpoint: `${stranger}/g` },
    'an instance elsewhere': new CatalogProvider({ type: 'discord', ...client, ...elsewhere }),
    'a subclass': new Mine({ ...custom, ...elsewhere }),
    'a subclass of a built-in one': new Theirs(client),
  };
  for (const [what, other] of Object.entries(strangers))
    test(`counts ${what} as not built in`, () => {
      const wechat = { type: 'wechat', ...client };
      assert.deepEqual(toldBy(wechat, other), ['redirect_url_by_domain wechat']);
    });

  test('counts a provider at its own addresses as built in, also if the settings say them', () => {
    const wechat = { type: 'wechat', ...client };
    for (const other of [
      { type: 'gitlab', ...client },
      { type: 'github', ...client, baseUrl: 'https://github.com/' },
      { type: 'azure', ...client, tenant: 'organizations' },
      { type: 'google', ...client, issuer: 'https://accounts.google.com', hostedDomain: 'acme.example' },
      { type: 'discord', ...client, userEndpoint: 'https://discord.com/api/users/@me' },
      new GitHubOAuthProvider(client),
    ])
      assert.deepEqual(toldBy(wechat, other), []);
  });

  test('is silent about everything else', () => assert.deepEqual(toldBy(custom), []));
});
