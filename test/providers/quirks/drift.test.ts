import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entries } from '../../../src/providers/catalog/entries.js';
import type { CatalogEntry } from '../../../src/providers/catalog/entry.js';
import { QuirkProvider, type Drift } from '../../support/quirks/quirk-provider.js';
import { openQuirkSite } from '../../support/quirks/quirk-site.js';
import { runsWhole } from '../../support/whole.js';

const all = Object.entries(entries) as [string, CatalogEntry][];
/** Those whose ID tokens are checked. */
const signing = all.filter(
  ([id, entry]) => new QuirkProvider(id, entry).signsIdTokens && (entry.scopes ?? []).includes('openid'),
);
const sample = (list: typeof all): typeof all =>
  runsWhole() ? list : list.filter((_, index) => index % 4 === 0);

const forgeries: [what: string, drift: Drift][] = [
  ['of another key', { key: 'stranger' }],
  ['of another issuer', { claims: { iss: 'https://evil.example' } }],
  ['for another client', { claims: { aud: 'another-client' } }],
  ['that has expired', { claims: { exp: 1 } }],
  ['of another subject than the user', { claims: { sub: undefined } }],
];

const outages: [what: string, status: number, body: string][] = [
  ['a redirect', 301, ''],
  ['HTML', 200, '<!doctype html><title>Sorry</title>'],
  ['an outage', 503, '<html>'],
  ['an error that is an object', 400, '{"error":{"type":"OAuthException","message":"no"}}'],
  ['null', 200, 'null'],
  ['a list', 200, '[]'],
];

const outcome = async ([id, entry]: [string, CatalogEntry], drift: Drift) => {
  const provider = new QuirkProvider(id, entry);
  const site = await openQuirkSite(provider);
  provider.drift = drift;
  await site.login();
  const response = await site.browser.ask('/api/oauth/session');
  return {
    provider,
    answer: (await response.json()) as { authorizations: unknown[]; outcome?: { error: string } },
  };
};

describe('a provider of the catalog that drifts', () => {
  for (const [what, drift] of forgeries)
    test(`signs nobody in by an ID token ${what}`, async () => {
      for (const one of sample(signing)) {
        const { answer } = await outcome(one, drift);
        assert.deepEqual(answer.authorizations, [], one[0]);
      }
    });

  for (const [what, status, body] of outages)
    test(`that answers the token request with ${what} signs nobody in, and the code goes nowhere else`, async () => {
      for (const one of sample(all)) {
        const { provider, answer } = await outcome(one, {
          instead: (received) =>
            received.what === 'token'
              ? new Response(body, { status, headers: { location: 'https://evil.example/token' } })
              : undefined,
        });
        assert.deepEqual(answer.authorizations, [], one[0]);
        const hosts = provider.received.map(({ url }) => url.hostname);
        assert.ok(!hosts.includes('evil.example'), one[0]);
      }
    });

  test('survives further fields in token answer, user and callback', async () => {
    for (const one of sample(all)) {
      const { answer } = await outcome(one, {
        token: (given) => ({ ...given, future: { a: [1] } }),
        user: (raw) => ({ ...raw, future: [null] }),
        callback: { future: 'x' },
      });
      assert.equal(answer.authorizations.length, 1, one[0]);
    }
  });
});
