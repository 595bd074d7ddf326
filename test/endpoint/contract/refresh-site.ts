import assert from 'node:assert/strict';
import type { WireSavedToken, WireSession, WireToken } from '../../../src/protocol/wire.js';
import { rotating, type StubProvider } from '../../support/stub-provider.js';
import { asking, posting } from '../../support/browser-with-cookies.js';
import { errorOf, onSite, type Site, type SiteOptions } from '../../support/site.js';
import type { Way } from '../../support/transports.js';

/** A test's body on a site with two such providers, somebody signed in with the first. */
export const onTokenSite = (
  way: Way,
  run: (site: Site) => Promise<void>,
  options: SiteOptions = {},
): (() => Promise<void>) =>
  onSite(
    way,
    async (site) => {
      await site.login('?mode=popup');
      await run(site);
    },
    { stub: rotating, openid: rotating, ...options },
  );

export { rotating };

export const askToken = (site: Site, provider = 'stub', browser = site.browser): Promise<Response> =>
  browser.post(`${site.base}/token`, { provider });

/** As a page does: where it is told that its cookies may be outdated, it asks once more and says what it was told. */
export async function askAsPage(site: Site, provider = 'stub', browser = site.browser): Promise<Response> {
  const response = await askToken(site, provider, browser);
  const mark = response.headers.get('x-oauth-again');
  if (mark === null) return response;
  assert.deepEqual([response.status, await errorOf(response)], [409, 'session_outdated']);
  assert.deepEqual(response.headers.getSetCookie(), []);
  return browser.send({
    ...{ method: 'POST', target: `${site.base}/token`, body: JSON.stringify({ provider }) },
    headers: { ...asking, ...posting, 'x-oauth-again': mark },
  });
}

export async function tokenOf(response: Response): Promise<WireToken> {
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as WireToken;
}

/** The access token that a page gets now. */
export const accessOf = async (site: Site, provider?: string): Promise<string> =>
  (await tokenOf(await askToken(site, provider))).access_token;

/** The last access token that the provider gave out. */
export const newest = (stub: StubProvider): string => stub.made('access').at(-1) ?? '';

export async function save(site: Site, provider = 'stub'): Promise<string> {
  const response = await site.browser.post(`${site.base}/token/save`, { provider });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as WireSavedToken).saved_token;
}

export const restore = (
  site: Site,
  savedToken: string,
  more: object = {},
  browser = site.browser,
): Promise<Response> =>
  browser.post(`${site.base}/token/restore`, { provider: 'stub', saved_token: savedToken, ...more });

/** Waits for nothing but to be aborted: a provider is never waited for longer than that. */
export const patient = (pauses: number[] = []) => ({
  wait: (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    if (!signal) pauses.push(milliseconds);
    return signal
      ? new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
      : Promise.resolve();
  },
});

/** Signs out, and whatever the provider does: the session is gone and the answer is a success. */
export async function signOut(site: Site, body: object = {}): Promise<unknown> {
  const response = await site.browser.post(`${site.base}/logout`, body);
  assert.equal(response.status, 200);
  assert.deepEqual(site.browser.names('-session.'), []);
  assert.deepEqual(await site.ids(), []);
  return response.json();
}

/** Who is signed in by an answer. */
export const idsOf = async (response: Response): Promise<string[]> => {
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as WireSession).authorizations.map(({ provider }) => provider);
};
