import { onSite, type Site, type SiteOptions } from '../../support/site.js';
import { byRequest } from '../../support/transports.js';
import { rotating } from '../contract/refresh-site.js';

export const minute = 60_000;

/** A site on which somebody is signed in with both providers, the token of the OpenID one being due. */
export const whenDue = (run: (site: Site) => Promise<void>, options: SiteOptions = {}) =>
  onSite(
    byRequest,
    async (site) => {
      await site.login('?mode=popup');
      await site.login('?mode=popup', 'openid');
      site.now += 59 * minute;
      await run(site);
    },
    { stub: rotating, openid: rotating, ...options },
  );
