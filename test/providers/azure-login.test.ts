import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AzureOAuthProvider } from '../../src/providers/index.js';
import { errorOf, onSite, type Site } from '../support/site.js';
import { clientId, clientSecret, type StubProvider } from '../support/stub-provider.js';
import { byRequest } from '../support/transports.js';

const tenantId = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';
const oid = '87d349ed-44d7-43e1-9a83-5f2406dee5bd';

/** Microsoft, with its addresses at a stub that takes the part of the authority and of Graph. */
const azure =
  (tenant: string) =>
  ({ url }: StubProvider) => ({
    ...new AzureOAuthProvider({
      clientId,
      clientSecret,
      tenant,
      authority: url,
      graph: url,
      tokenEndpoint: `${url}/token`,
      jwksUri: `${url}/jwks`,
    }).options,
    id: 'openid',
  });

async function loginAsJson(site: Site, claims: object, query = ''): Promise<Response> {
  site.openid.claims = { iss: `${site.openid.url}/${tenantId}/v2.0`, tid: tenantId, oid, ...claims };
  const { pathname, search } = new URL(site.openid.approve(await site.begin(query, 'openid')));
  return site.browser.visit(pathname + search, {
    accept: 'application/json',
    'sec-fetch-site': 'cross-site',
  });
}

function answerGraph(site: Site, me: object): void {
  site.openid.answers.set('/me', () => ({ body: me }));
  site.openid.answers.set('/me/memberOf', () => ({
    body: { value: [{ '@odata.type': '#microsoft.graph.group', id: 'g1', displayName: 'Staff' }] },
  }));
}

describe('a login by Microsoft', () => {
  test(
    'signs in a person of whatever tenant, by Graph’s id, with groups',
    onSite(
      byRequest,
      async (site) => {
        answerGraph(site, { id: oid, displayName: 'Adele Vance', mail: 'adele@contoso.com' });
        assert.equal((await loginAsJson(site, {}, '?fetch_groups=true')).status, 303);
        const user = (await site.session()).authorizations[0]?.user;
        assert.deepEqual(
          [user?.id, user?.name, user?.email, user?.groups],
          [oid, 'Adele Vance', null, [{ id: 'g1', name: 'Staff' }]],
        );
      },
      { openid: azure('organizations') },
    ),
  );

  const refused: [string, string, (site: Site) => object, object, string][] = [
    // Anyone can have a personal account.
    [
      'a personal account where organizations sign in',
      'organizations',
      ({ openid }) => ({ iss: `${openid.url}/${consumers}/v2.0`, tid: consumers }),
      { id: oid },
      'id_token_invalid',
    ],
    // A token of the attacker's own tenant, where one tenant's people sign in.
    [
      'a token of another tenant',
      tenantId,
      ({ openid }) => ({ iss: `${openid.url}/${consumers}/v2.0`, tid: consumers }),
      { id: oid },
      'id_token_invalid',
    ],
    // A tenant that claims to be another.
    [
      'a token whose issuer is another tenant than it says',
      'common',
      ({ openid }) => ({ iss: `${openid.url}/${consumers}/v2.0` }),
      { id: oid },
      'id_token_invalid',
    ],
    // S7: Graph describes somebody else.
    ['the profile of somebody else', 'common', () => ({}), { id: tenantId }, 'user_fetch_failed'],
    [
      'a token that does not say whose it is',
      'common',
      () => ({ oid: undefined }),
      { id: oid },
      'user_fetch_failed',
    ],
  ];
  for (const [what, tenant, claims, me, code] of refused) {
    test(
      `refuses ${what}`,
      onSite(
        byRequest,
        async (site) => {
          answerGraph(site, me);
          assert.equal(await errorOf(await loginAsJson(site, claims(site))), code);
          assert.equal(site.openid.count('/me'), code === 'user_fetch_failed' ? 1 : 0);
          assert.deepEqual((await site.session()).authorizations, []);
        },
        { openid: azure(tenant) },
      ),
    );
  }
});
