import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, label, messageOf, onSite, type Site } from '../../support/site.js';
import type { StubReply } from '../../support/stub-server.js';
import { metadataOf } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';

const path = '/.well-known/openid-configuration';

async function beginAsJson(site: Site): Promise<Response> {
  return site.browser.visit(`${site.base}/login/openid`, { accept: 'application/json' });
}

// S10: whoever answers in the provider's place, or talks the endpoint into talking in the clear.
const metadata: [string, (url: string) => StubReply | 'silence' | 'cut'][] = [
  ['names another issuer', (url) => ({ body: { ...metadataOf(url), issuer: 'https://evil.example' } })],
  ['names no issuer', (url) => ({ body: { ...metadataOf(url), issuer: undefined } })],
  ...['authorization_endpoint', 'token_endpoint', 'userinfo_endpoint', 'jwks_uri'].map(
    (name): [string, (url: string) => StubReply] => [
      `names a ${name} in the clear`,
      (url) => ({ body: { ...metadataOf(url), [name]: 'http://id.example/x' } }),
    ],
  ),
  ['names no token_endpoint', (url) => ({ body: { ...metadataOf(url), token_endpoint: undefined } })],
  [
    'names no authorization_endpoint',
    (url) => ({ body: { ...metadataOf(url), authorization_endpoint: undefined } }),
  ],
  [
    'names a script as authorization_endpoint',
    (url) => ({ body: { ...metadataOf(url), authorization_endpoint: 'javascript:alert(1)' } }),
  ],
  ['is somewhere else', (url) => ({ status: 302, headers: { location: `${url}/other` } })],
  ['is a page', () => ({ body: '<h1>Hi' })],
  ['is a list', () => ({ body: [] })],
  ['is gone', () => ({ status: 404 })],
  ['is out of order', () => ({ status: 503 })],
  ['is cut off', () => 'cut'],
  ['never comes', () => 'silence'],
];

endpointContract((way) => {
  describe('a provider’s metadata', () => {
    for (const [what, answer] of metadata) {
      test(
        `that ${what} begins no login`,
        onSite(
          way,
          async (site) => {
            const reply = answer(site.openid.url);
            site.openid.answers.set(path, () => reply);
            const response = await beginAsJson(site);
            assert.equal(response.status, 502);
            assert.equal(await errorOf(response), 'provider_unreachable');
            assert.deepEqual(
              site.openid.calls.map((call) => call.path),
              [path],
            );
            assert.deepEqual([...site.browser.cookies.keys()], []);
          },
          { environment: { timeout: what === 'never comes' ? 0.2 : 5 } },
        ),
      );
    }

    test(
      'that puts our parameters and a fragment into its URL changes none of them, and keeps its own parameters',
      onSite(way, async (site) => {
        const foreign =
          'client_id=evil&redirect_uri=https://evil.example&state=s&scope=all&response_type=token&tenant=a';
        const at = `${site.openid.url}/authorize?${foreign}#part`;
        const body = { ...metadataOf(site.openid.url), authorization_endpoint: at };
        site.openid.answers.set(path, () => ({ body }));
        const { searchParams } = new URL(await site.begin('', 'openid'));
        const names = [...searchParams.keys()];
        assert.deepEqual(names, [...new Set(names)]);
        assert.deepEqual(
          ['client_id', 'response_type', 'tenant'].map((name) => searchParams.get(name)),
          ['stub-client', 'code', 'a'],
        );
        assert.match(
          searchParams.get('redirect_uri') ?? '',
          /^http:\/\/localhost:8550\/api\/oauth\/redirect\/openid$/,
        );
        assert.doesNotMatch(searchParams.toString(), /evil/);
      }),
    );

    test(
      'that can’t be fetched is reported on the completion page of a labelled popup',
      onSite(way, async (site) => {
        site.openid.answers.delete(path);
        const response = await site.browser.visit(`${site.base}/login/openid?mode=popup&flow=${label}`);
        assert.equal(response.status, 502);
        const { outcome, error, flow, provider } = await messageOf(response);
        assert.deepEqual(
          { outcome, error, flow, provider },
          { outcome: 'error', error: 'provider_unreachable', flow: label, provider: 'openid' },
        );
      }),
    );

    test(
      'that can’t be fetched is reported to the page after a labelled redirect',
      onSite(way, async (site) => {
        site.openid.answers.delete(path);
        const response = await site.browser.visit(`${site.base}/login/openid?flow=${label}&return_to=/a`);
        assert.equal(response.headers.get('location'), 'http://localhost:8550/a');
        assert.equal((await site.session()).outcome?.error, 'provider_unreachable');
      }),
    );

    test(
      'that can’t be fetched is shown to the person if no page waits',
      onSite(way, async (site) => {
        site.openid.answers.delete(path);
        const response = await site.browser.visit(`${site.base}/login/openid`);
        assert.equal(response.status, 502);
        assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
      }),
    );

    test(
      'is asked for once, again after an hour, and again at once after a failure',
      onSite(way, async (site) => {
        const honest = site.openid.answers.get(path);
        site.openid.answers.delete(path);
        assert.equal((await beginAsJson(site)).status, 502);
        if (honest) site.openid.answers.set(path, honest);
        await Promise.all([site.begin('', 'openid'), site.begin('', 'openid', site.newBrowser())]);
        assert.equal(site.openid.count(path), 2);
        await site.begin('', 'openid');
        assert.equal(site.openid.count(path), 2);
        site.now += 3_600_000;
        await site.begin('', 'openid');
        assert.equal(site.openid.count(path), 3);
      }),
    );

    test(
      'gives way to endpoints in the settings',
      onSite(
        way,
        async (site) => {
          assert.ok((await site.begin('', 'openid')).startsWith(`${site.stub.url}/authorize?`));
        },
        { openid: (_own, other) => ({ authorizationEndpoint: `${other.url}/authorize` }) },
      ),
    );
  });
});
