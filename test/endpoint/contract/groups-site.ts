import assert from 'node:assert/strict';
import type { Person, ProviderList } from '../../../src/endpoint/index.js';
import type { Site } from '../../support/site.js';
import type { StubProvider } from '../../support/stub-provider.js';

export type List = (person: Person, list: ProviderList) => unknown;

export const listing =
  (groupsFn?: List) =>
  ({ url }: StubProvider) => ({
    groupScopes: ['groups:read'],
    groupsFn: groupsFn ?? ((_: Person, list: ProviderList) => list(`${url}/groups`, (items) => ({ items }))),
  });

const json = { accept: 'application/json', 'sec-fetch-site': 'cross-site' };

/** Somebody is signed in before a login that fails, and afterwards. */
export async function failedLogin(
  site: Site,
  provider: 'stub' | 'openid' = 'stub',
): Promise<{ error: string; error_description: string }> {
  await site.login('?mode=popup', provider);
  const before = (await site.session()).authorizations;
  const address = site[provider].approve(await site.begin('?fetch_groups', provider));
  const { pathname, search } = new URL(address);
  const response = await site.browser.visit(pathname + search, json);
  assert.equal(response.status, 502);
  assert.deepEqual((await site.session()).authorizations, before);
  return (await response.json()) as { error: string; error_description: string };
}
