import assert from 'node:assert/strict';
import { errorOf, type Site } from '../../support/site.js';

export const json = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };

export const loginAsJson = async (site: Site, extra = {}): Promise<Response> => {
  const { pathname, search } = new URL(site.openid.approve(await site.begin('', 'openid'), extra));
  return site.browser.visit(pathname + search, json);
};

/** The login has failed with that code before the user endpoint is called, and nobody is signed in. */
export async function expectRefused(
  response: Response,
  site: Site,
  code = 'id_token_invalid',
): Promise<void> {
  assert.equal(await errorOf(response), code);
  assert.equal(response.status, 502);
  assert.equal(site.openid.count('/user'), 0);
  assert.deepEqual(site.browser.names('-session'), []);
}
