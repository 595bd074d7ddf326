import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint, type ProviderSetting } from '../../../src/endpoint/index.js';
import { entries } from '../../../src/providers/catalog/entries.js';
import { CatalogProvider, OAuthProvider } from '../../../src/providers/index.js';
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

  test('is silent about everything else', () => assert.deepEqual(toldBy(custom), []));
});
