import assert from 'node:assert/strict';
import { asking, posting } from './browser-with-cookies.js';
import { openSite, type Site, type SiteOptions } from './site.js';
import { makeStore, type StoreForTests } from './store-for-tests.js';
import { rotating, type StubProvider } from './stub-provider.js';
import { byRequest } from './transports.js';

export const minute = 60_000;

export interface Cluster {
  readonly sites: readonly [Site, Site, Site];
  readonly store: StoreForTests;
  readonly stub: StubProvider;
  /** Moves the clocks of all and the store's. */
  pass(milliseconds: number): void;
  /** Asks one process for the access token. */
  ask(site: Site): Promise<Response>;
}

/** Three endpoints that share nothing but a store and a provider: three processes, as far as they can tell. */
export const onCluster =
  (run: (cluster: Cluster) => Promise<void>, options: SiteOptions = {}) =>
  async (): Promise<void> => {
    const store = makeStore();
    const settings = { store, session: { absolute: 400 * 24 * 3600, idle: 400 * 24 * 3600 } };
    const of = { stub: rotating, settings, ...options };
    const first = await openSite(byRequest, of);
    const others = await Promise.all([1, 2].map(() => openSite(byRequest, { ...of, providersOf: first })));
    const sites = [first, ...others] as [Site, Site, Site];
    let now = first.now;
    store.now = () => now;
    try {
      await first.login('?mode=popup');
      await run({
        ...{ sites, store, stub: first.stub },
        pass(milliseconds) {
          now += milliseconds;
          for (const site of sites) site.now += milliseconds;
        },
        ask: (site) =>
          site.send({
            ...{ method: 'POST', target: `${site.base}/token`, body: '{"provider":"stub"}' },
            headers: { ...asking, ...posting, cookie: first.browser.cookieHeader },
          }),
      });
    } finally {
      for (const site of [...others, first]) await site.close();
    }
  };

export const accessOf = async (response: Response): Promise<string> => {
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as { access_token: string }).access_token;
};
