import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite, type Site } from '../../support/site.js';
import { metadataOf } from '../../support/stub-provider.js';
import { endpointContract } from '../../support/endpoint-contract.js';

const json = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };
const pathOf = (address: string): string => new URL(address).pathname + new URL(address).search;

/** Neither provider was given the code. */
function expectNoExchange({ stub, openid, browser }: Site): void {
  assert.equal(stub.count('/token') + openid.count('/token'), 0);
  assert.deepEqual(browser.names('-session'), []);
}

const advertise = ({ openid }: Site): void => {
  const metadata = { ...metadataOf(openid.url), authorization_response_iss_parameter_supported: true };
  openid.answers.set('/.well-known/openid-configuration', () => ({ body: metadata }));
};

endpointContract((way) => {
  describe('which provider a callback is from', () => {
    // S5, mix-up: a provider that the attacker runs answers with a code of the honest one, hoping that it is sent on.
    for (const provider of ['stub', 'openid']) {
      test(
        `an iss of another provider than the settings’ is refused at ${provider}`,
        onSite(
          way,
          async (site) => {
            const own = provider === 'openid' ? site.openid : site.stub;
            const other = provider === 'openid' ? site.stub : site.openid;
            for (const iss of ['https://evil.example', other.url, `${own.url}.evil.example`, '']) {
              const address = own.approve(await site.begin('', provider), { iss });
              const response = await site.browser.visit(pathOf(address), json);
              assert.equal(response.status, 400);
              assert.equal(await errorOf(response), 'issuer_mismatch');
            }
            expectNoExchange(site);
          },
          { stub: ({ url }) => ({ issuer: url }) },
        ),
      );
    }

    // S5: an iss that is the issuer but for a slash, another case or a path is another issuer (RFC 9207 section 2.4).
    test(
      'an iss that is only nearly the issuer is refused',
      onSite(way, async (site) => {
        for (const change of ['/', '/x', '#', '?']) {
          const address = site.openid.approve(await site.begin('', 'openid'), {
            iss: site.openid.url + change,
          });
          assert.equal(await errorOf(await site.browser.visit(pathOf(address), json)), 'issuer_mismatch');
        }
        expectNoExchange(site);
      }),
    );

    // S5: the attacker strips iss from the answer of a provider that always sends it.
    test(
      'a missing iss is refused if the provider’s metadata promises one',
      onSite(way, async (site) => {
        advertise(site);
        const address = site.openid.approve(await site.begin('', 'openid'));
        assert.equal(await errorOf(await site.browser.visit(pathOf(address), json)), 'issuer_mismatch');
        const refusal = new URL(
          site.openid.approve(await site.begin('', 'openid'), { error: 'access_denied' }),
        );
        assert.equal(await errorOf(await site.browser.visit(pathOf(refusal.href), json)), 'issuer_mismatch');
        expectNoExchange(site);
      }),
    );

    test(
      'the right iss signs in, promised or not, discovered or of the endpoints’ own origin',
      onSite(way, async (site) => {
        const { stub, openid } = site;
        const byEndpoints = stub.approve(await site.begin(), { iss: `${stub.url}/any/path` });
        assert.equal((await site.back(byEndpoints)).status, 303);
        advertise(site);
        const discovered = openid.approve(await site.begin('', 'openid'), { iss: openid.url });
        assert.equal((await site.back(discovered)).status, 303);
        assert.equal((await site.session()).authorizations.length, 2);
      }),
    );

    // S5: the code of provider A on a flow that was begun with B: B alone is asked, and it knows no such code.
    test(
      'a code of one provider on a flow of another reaches only the flow’s own provider',
      onSite(way, async (site) => {
        const flow = new URL(site.stub.approve(await site.begin()));
        const foreign = new URL(site.openid.approve(await site.begin('', 'openid')));
        flow.searchParams.set('code', foreign.searchParams.get('code') ?? '');
        const response = await site.browser.visit(pathOf(flow.href), json);
        assert.equal(await errorOf(response), 'invalid_grant');
        assert.equal(site.openid.count('/token'), 0);
        assert.deepEqual(site.browser.names('-session'), []);
      }),
    );

    // S5: distinct redirect addresses are the defence where no iss is sent: the address must be the flow's own.
    for (const path of ['', '/openid', '/nobody', '/constructor', '/Stub']) {
      test(
        `a flow of one provider is refused at /redirect${path}`,
        onSite(way, async (site) => {
          const { search } = new URL(site.stub.approve(await site.begin()));
          const response = await site.browser.visit(`${site.base}/redirect${path}${search}`, json);
          assert.equal(response.status, 400);
          assert.equal(await errorOf(response), 'state_mismatch');
          expectNoExchange(site);
        }),
      );
    }

    test(
      'a redirect URL of the provider’s own is used in both requests, exactly',
      onSite(
        way,
        async (site) => {
          const address = site.stub.approve(await site.begin());
          assert.equal(new URL(address).pathname, '/shop/back');
          assert.equal((await site.back(address)).status, 303);
          assert.equal((await site.session()).authorizations.length, 1);
        },
        { url: 'http://localhost:8550/shop', stub: { redirectUrl: 'http://LOCALHOST:8550/shop/back' } },
      ),
    );
  });
});
