import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createOAuthEndpoint } from '../../../src/endpoint/index.js';
import type { WireProviders } from '../../../src/protocol/wire.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { onSite, secret } from '../../support/site.js';

endpointContract((way) => {
  describe('GET /providers', () => {
    test(
      'gives the look that the settings name, and no look of a provider without one',
      onSite(
        way,
        async (site) => {
          const { providers } = (await (
            await site.browser.ask(`${site.base}/providers`)
          ).json()) as WireProviders;
          assert.deepEqual(providers, [
            { id: 'stub', name: 'Acme <b>', icon: 'https://cdn.example/acme.svg', color: '#aabbcc' },
            { id: 'openid', name: 'Openid' },
          ]);
        },
        { stub: { name: 'Acme <b>', icon: 'https://cdn.example/acme.svg', color: '#AbC' } },
      ),
    );
  });
});

test('GET /providers tells no client id, secret, address or scope, whatever a provider is set up with', async () => {
  const hidden = 'never-to-be-seen';
  const { fetch } = createOAuthEndpoint({
    secret,
    baseUrl: 'https://shop.example',
    providers: ['github', 'google', 'azure'].map((type) => ({
      type,
      clientId: `id-${hidden}`,
      clientSecret: `secret-${hidden}`,
      scopes: [`scope-${hidden}`],
      allowedScopes: [`allowed-${hidden}`],
      authorizationParams: { a: `parameter-${hidden}` },
      signUpParams: { b: `sign-up-${hidden}` },
      redirectUrl: `https://shop.example/redirect-${hidden}-${type}`,
      apiHeaders: [`x-${hidden}`],
    })),
  });
  const response = await fetch(new Request('https://shop.example/api/oauth/providers'));
  const text = await response.text();
  assert.ok(!text.includes(hidden), text);
  const { providers } = JSON.parse(text) as WireProviders;
  assert.deepEqual(
    providers.map(({ id, name }) => [id, name]),
    [
      ['github', 'GitHub'],
      ['google', 'Google'],
      ['azure', 'Microsoft'],
    ],
  );
  const known = ['id', 'name', 'icon', 'color', 'api_bases', 'refuses_webviews'];
  for (const provider of providers)
    assert.deepEqual(
      Object.keys(provider).filter((name) => !known.includes(name)),
      [],
    );
});
