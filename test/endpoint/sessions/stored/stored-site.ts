import { onSite, type Site, type SiteOptions } from '../../../support/site.js';
import { makeStore, type StoreForTests } from '../../../support/store-for-tests.js';
import { byRequest } from '../../../support/transports.js';

export const hour = 3_600_000;

/** A test's body on a site with a store whose clock is the site's. */
export const onStore = (
  run: (site: Site, store: StoreForTests) => Promise<void>,
  options: SiteOptions = {},
) => {
  const store = makeStore();
  return onSite(
    byRequest,
    (site) => {
      store.now = () => site.now;
      return run(site, store);
    },
    { ...options, settings: { store, ...options.settings } },
  );
};

/** The name of the cookie that holds the session's id. */
export const cookieOf = (site: Site): string => site.browser.names('-session.stub.0')[0] ?? '';

export const sessionEntries = (store: StoreForTests): string[] =>
  [...store.entries.keys()].filter((key) => key.includes(':session:'));
