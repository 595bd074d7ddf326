import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clientSecret, type StubProvider } from '../../support/stub-provider.js';
import { byRequest } from '../../support/transports.js';
import { askAsPage, onTokenSite } from '../contract/refresh-site.js';

const hour = 3_600_000;

const secrets: readonly [string, (stub: StubProvider) => string][] = [
  ['the refresh token', (stub) => stub.made('refresh').at(-1) ?? ''],
  ['the access token of before', (stub) => stub.made('access').at(-1) ?? ''],
  ['the client secret', () => clientSecret],
];

describe('a provider that refuses to renew a token', () => {
  for (const [what, secretOf] of secrets)
    for (const error of ['invalid_grant', 'invalid_client', 'the-error', 'bad_refresh_token'])
      test(
        `and repeats ${what} in its reason shows it to nobody: ${error}`,
        onTokenSite(byRequest, async (site) => {
          const secret = secretOf(site.stub);
          site.stub.answers.set('/token', () => ({
            status: 400,
            body: { error, error_description: `it said ${secret} and ${encodeURIComponent(secret)}` },
          }));
          site.now += 2 * hour;
          const response = await askAsPage(site);
          const shown = (await response.text()) + JSON.stringify(site.logged);
          assert.ok(response.status >= 400);
          assert.ok(secret.length > 10 && !shown.includes(secret), shown);
        }),
      );
});
