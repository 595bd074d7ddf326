import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GoogleOAuthProvider } from '../../src/endpoint/index.js';
import { errorOf, onSite } from '../support/site.js';
import { byRequest } from '../support/transports.js';
import { client } from './authorization-url.js';

describe('the domain that a page names to Google', () => {
  for (const [hostedDomain, page, sent] of [
    [undefined, 'shop.example', 'shop.example'],
    ['*', 'shop.example', 'shop.example'],
    ['*', undefined, '*'],
    ['corp.example', 'corp.example', null],
    ['corp.example', 'shop.example', null],
  ] as const) {
    test(
      `with hostedDomain ${hostedDomain} a page's hd ${page} ${sent === null ? 'is refused' : `makes hd=${sent}`}`,
      onSite(
        byRequest,
        async (site) => {
          const target = `${site.base}/login/openid${page === undefined ? '' : `?parameters.hd=${page}`}`;
          const response = await site.browser.visit(target, { accept: 'application/json' });
          if (sent === null) assert.equal(await errorOf(response), 'parameter_not_allowed');
          else
            assert.deepEqual(new URL(response.headers.get('location') ?? '').searchParams.getAll('hd'), [
              sent,
            ]);
        },
        {
          openid: ({ url }) => ({
            ...new GoogleOAuthProvider({
              ...client,
              issuer: url,
              ...(hostedDomain === undefined ? {} : { hostedDomain }),
            }).options,
            ...{ id: 'openid', clientId: 'stub-client' },
          }),
        },
      ),
    );
  }
});
