import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { onSite, type Site, type SiteOptions } from '../../support/site.js';
import type { Call } from '../../support/stub-server.js';
import { clientId, metadataOf, revocable } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { signOut } from './refresh-site.js';

type Method = 'post' | 'basic' | 'none';

const listed: [string, unknown, Method][] = [
  ['post and basic', ['client_secret_basic', 'client_secret_post'], 'post'],
  ['post alone', ['client_secret_post'], 'post'],
  ['basic alone', ['client_secret_basic'], 'basic'],
  ['basic among ways that are not known here', ['private_key_jwt', 'client_secret_basic', 'none'], 'basic'],
  ['only ways that are not known here', ['private_key_jwt', 'tls_client_auth'], 'basic'],
  ['an empty list', [], 'basic'],
  ['one word in place of a list', 'client_secret_post', 'post'],
  ['null', null, 'basic'],
  ['nothing', undefined, 'basic'],
  ['none alone', ['none'], 'none'],
  ['none beside post', ['none', 'client_secret_post'], 'post'],
];

function methodOf({ headers, form }: Call): Method {
  const posted = form.get('client_secret');
  if (headers.authorization === undefined) return posted === null ? 'none' : 'post';
  assert.equal(posted, null, 'the secret is sent twice');
  return 'basic';
}

const methodsAt = (site: Site, path: string): Method[] =>
  site.openid.calls.filter((call) => call.path === path).map(methodOf);

/** Signs in, refreshes and signs out at the discovered provider. */
async function throughAll(site: Site): Promise<void> {
  // A strict server refuses a client that proves nothing; whoever says that it takes `none` doesn't.
  const honest = site.openid.answers.get('/token')!;
  site.openid.answers.set('/token', (call) =>
    honest({ ...call, headers: { ...call.headers, authorization: 'Basic any' } }),
  );
  assert.equal((await site.login('', 'openid')).status, 303);
  assert.deepEqual(await site.ids(), ['openid']);
  site.now += 59.5 * 60_000;
  await (await site.authorization('openid'))?.getToken();
  await signOut(site, { provider: 'openid' });
}

const discovered = (metadata: object): SiteOptions => ({
  openid: (stub) => {
    stub.metadata = { ...metadataOf(stub.url), revocation_endpoint: `${stub.url}/revoke`, ...metadata };
    return {};
  },
});

endpointContract((way) => {
  describe('the client proves itself', () => {
    for (const [what, methods, expected] of listed) {
      test(
        `by ${expected} if the metadata lists ${what} (RFC 8414 section 2), also to refresh and to revoke`,
        onSite(
          way,
          async (site) => {
            await throughAll(site);
            assert.deepEqual(methodsAt(site, '/token'), [expected, expected]);
            assert.deepEqual(methodsAt(site, '/revoke'), [expected, expected]);
          },
          discovered({ token_endpoint_auth_methods_supported: methods }),
        ),
      );
    }

    test(
      'in another way at the revocation endpoint if the metadata says so',
      onSite(
        way,
        async (site) => {
          await throughAll(site);
          assert.deepEqual(methodsAt(site, '/token'), ['post', 'post']);
          assert.deepEqual(methodsAt(site, '/revoke'), ['basic', 'basic']);
        },
        discovered({
          token_endpoint_auth_methods_supported: ['client_secret_post'],
          revocation_endpoint_auth_methods_supported: ['client_secret_basic'],
        }),
      ),
    );

    for (const method of ['client_secret_post', 'client_secret_basic', 'none'] as const) {
      test(
        `by ${method} if the settings say so, whatever the metadata lists`,
        onSite(
          way,
          async (site) => {
            await throughAll(site);
            const word = method.replace('client_secret_', '');
            assert.deepEqual(methodsAt(site, '/token'), [word, word]);
            assert.deepEqual(methodsAt(site, '/revoke'), [word, word]);
          },
          {
            openid: (stub, other) => {
              const lists = ['client_secret_post', 'client_secret_basic'].filter((name) => name !== method);
              const change = discovered({ token_endpoint_auth_methods_supported: lists }).openid;
              if (typeof change === 'function') change(stub, other);
              return { clientAuth: method };
            },
          },
        ),
      );
    }

    test(
      'by post if the settings give the endpoints',
      onSite(
        way,
        async (site) => {
          assert.equal((await site.login()).status, 303);
          assert.deepEqual(site.stub.calls.filter(({ path }) => path === '/token').map(methodOf), ['post']);
        },
        { stub: revocable },
      ),
    );

    test(
      'at a provider that decodes nothing: unreserved characters stand as they are in Basic',
      onSite(
        way,
        async (site) => {
          await throughAll(site);
          const sent = ['/token', '/token', '/revoke', '/revoke'].map(
            () => `Basic ${btoa(`${clientId}:a-b_c.d~e`)}`,
          );
          const calls = site.openid.calls.filter(({ path }) => path === '/token' || path === '/revoke');
          assert.deepEqual(
            calls.map(({ headers }) => headers.authorization),
            sent,
          );
        },
        { openid: (stub) => ({ clientSecret: 'a-b_c.d~e', ...revocable(stub) }) },
      ),
    );
  });
});
