import assert from 'node:assert/strict';
import type { OAuthEndpointSettings } from '../../../src/endpoint/index.js';
import { asking, posting, type Browser } from '../../support/browser-with-cookies.js';
import type { Site, SiteOptions } from '../../support/site.js';
import type { Way } from '../../support/transports.js';

/** One visitor's way into a failure. Each has a browser of their own. */
export interface Attack {
  readonly options?: SiteOptions;
  readonly prepare?: (site: Site) => void | Promise<void>;
  readonly visit: (site: Site, browser: Browser, way: Way) => Promise<unknown>;
}

export const docs = {
  id: 'docs',
  origins: ['https://docs.example.com'],
  returnUrls: ['https://docs.example.com/in.html'],
};
export const clients: NonNullable<OAuthEndpointSettings['clients']> = [docs];
export const back = (browser: Browser, address: string): Promise<Response> => {
  const { pathname, search } = new URL(address);
  return browser.visit(pathname + search, { 'sec-fetch-site': 'cross-site' });
};

/** A whole login with a provider that is made to fail. */
export const login =
  (provider: 'stub' | 'openid' = 'stub', query = '', extra: Readonly<Record<string, string>> = {}) =>
  async (site: Site, browser: Browser): Promise<void> => {
    const address = await site.begin(query, provider, browser);
    await back(browser, site[provider].approve(address, extra));
  };

export const tokenError = (error: string, description = '', status = 400): Attack => ({
  prepare: ({ stub }) => {
    stub.answers.set('/token', () => ({ status, body: { error, error_description: description } }));
  },
  visit: login(),
});

export const callbackError = (error: string): Attack => ({ visit: login('stub', '', { error }) });

/** Signed in, and at the end of the token's life. */
export const signedIn = async (site: Site, browser: Browser): Promise<void> => {
  await login()(site, browser);
  assert.equal((await site.session(browser)).authorizations.length, 1);
};

export const post = (
  site: Site,
  target: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
) =>
  site.send({
    ...{ method: 'POST', target: site.base + target, body: JSON.stringify(body) },
    headers: { ...asking, ...posting, ...headers },
  });
