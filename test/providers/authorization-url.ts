import assert from 'node:assert/strict';
import { createOAuthEndpoint, type Fetch, type ProviderSetting } from '../../src/endpoint/index.js';
import type { ListPage, ProviderList } from '../../src/providers/index.js';
import { Browser } from '../support/browser-with-cookies.js';
import { byRequest } from '../support/transports.js';

export const siteUrl = 'https://app.example';
export const client = { clientId: 'the-client', clientSecret: 'a-client-secret-never-to-be-seen' };
const secret = 'a secret of forty characters for testing';

/** For providers whose addresses are all known: whoever asks one fails the test. */
const noNetwork: Fetch = (url) => {
  throw new assert.AssertionError({ message: `${new URL(url).origin} was asked` });
};

/** A browser at a site with that one provider. */
export async function browserWith(provider: unknown, fetch: Fetch = noNetwork): Promise<Browser> {
  const endpoint = createOAuthEndpoint(
    { secret, baseUrl: siteUrl, providers: [provider as ProviderSetting], log: false },
    { fetch },
  );
  return new Browser((await byRequest.open(endpoint, siteUrl)).send, siteUrl);
}

/** Where a login by that provider begins. */
export async function begin(provider: unknown, id: string, query = '', fetch?: Fetch): Promise<URL> {
  const browser = await browserWith(provider, fetch);
  const response = await browser.visit(`/api/oauth/login/${id}${query}`);
  assert.equal(response.status, 303, await response.clone().text());
  return new URL(response.headers.get('location') ?? '');
}

/** What is wrong with the settings of that provider, line by line. */
export function problemsOf(provider: unknown): string[] {
  try {
    createOAuthEndpoint({ secret, baseUrl: siteUrl, providers: [provider as ProviderSetting] });
    return [];
  } catch (error) {
    assert.equal((error as { code?: unknown }).code, 'settings_invalid', String(error));
    return (error as Error).message.split('\n');
  }
}

/** A list that a provider's API answers page by page; what was asked is in `asked`. */
export function pagesOf(...bodies: unknown[]): { list: ProviderList; asked: string[] } {
  const asked: string[] = [];
  const list: ProviderList = async (url, read) => {
    const found: unknown[] = [];
    let next: unknown = url;
    for (const body of bodies) {
      assert.equal(typeof next, 'string', 'a page too many');
      asked.push(String(next));
      const page: ListPage = read(body);
      assert.ok(Array.isArray(page.items), 'no list of groups');
      found.push(...(page.items as unknown[]));
      next = page.next;
    }
    assert.equal(next, undefined, 'a page too few');
    return found;
  };
  return { list, asked };
}

/** For groups that need no list. */
export const noList: ProviderList = () => {
  throw new assert.AssertionError({ message: 'a list was asked for' });
};

export const noProfile = (): Promise<never> => {
  throw new assert.AssertionError({ message: 'the profile was asked for' });
};
