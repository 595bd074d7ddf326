import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { errorOf, onSite } from '../../../support/site.js';
import { byRequest } from '../../../support/transports.js';

// JavaScript throws and rejects with anything, and `Promise.reject()` with nothing.
const thrown = [undefined, null, 'a word', 0, { code: 5 }] as unknown as Error[];

describe('a function of a provider’s settings that fails with something other than an error', () => {
  for (const [name, code] of [
    ['userFn', 'user_fetch_failed'],
    ['userIdFn', 'user_fetch_failed'],
    ['groupsFn', 'groups_fetch_failed'],
  ] as const)
    for (const value of thrown)
      test(
        `ends a login as ${code} where ${name} throws ${JSON.stringify(value)}`,
        onSite(
          byRequest,
          async (site) => {
            const { pathname, search } = new URL(site.stub.approve(await site.begin('?fetch_groups=true')));
            const response = await site.browser.visit(pathname + search, {
              accept: 'application/json',
              'sec-fetch-site': 'cross-site',
            });
            assert.equal(await errorOf(response), code);
          },
          {
            stub: {
              [name]: () => {
                throw value;
              },
            },
          },
        ),
      );
});
