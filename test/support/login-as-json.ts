import type { WireUser } from '../../src/protocol/wire.js';
import type { Site } from './site.js';

/** The whole way to the callback, which answers JSON in place of a page: so a test reads the code of an error. */
export async function loginAsJson(site: Site, provider = 'stub', query = ''): Promise<Response> {
  const stub = provider === 'openid' ? site.openid : site.stub;
  const { pathname, search } = new URL(stub.approve(await site.begin(query, provider)));
  return site.browser.visit(pathname + search, {
    accept: 'application/json',
    'sec-fetch-site': 'cross-site',
  });
}

/** Whoever signed in last, as pages are told. */
export const userOf = async (site: Site): Promise<WireUser | null | undefined> =>
  (await site.session()).authorizations.at(-1)?.user;
