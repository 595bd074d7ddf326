import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite } from '../../support/site.js';
import { endpointContract } from '../../support/endpoint-contract.js';
import { json } from './openid-login.js';

endpointContract((way) => {
  describe('parameters of a page', () => {
    for (const [what, settings] of [
      ['the address of the sign-in page', undefined],
      ['accountParams', { accountParams: { acr_values: 'strong' } }],
      ['signUpParams', { signUpParams: { acr_values: 'strong' } }],
    ] as const)
      test(`do not replace what ${what} sets, for no login, unless pageParams lists it`, async () => {
        for (const pageParams of [[], ['acr_values']])
          await onSite(
            way,
            async (site) => {
              const target = `${site.base}/login/stub?parameters.acr_values=weak`;
              const response = await site.browser.visit(target, json);
              if (pageParams.length === 0) {
                assert.equal(await errorOf(response), 'parameter_not_allowed');
                return;
              }
              const { searchParams } = new URL(response.headers.get('location') ?? '');
              assert.deepEqual(searchParams.getAll('acr_values'), ['weak']);
            },
            {
              stub: ({ url }) => ({
                pageParams,
                ...(settings ?? { authorizationEndpoint: `${url}/authorize?acr_values=strong` }),
              }),
            },
          )();
      });
  });
});
