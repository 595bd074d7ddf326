import { pathBelow } from '../http/request-path.js';
import type { EndpointRequest } from '../http/endpoint-request.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import { safeReturnTo, type ReturnTo } from './return-to.js';

/**
 * The site's own page whose plain link begins a login, as `Referer` names it (RFC 9110 section 10.1.3); `undefined` for an
 * address that is typed, for any other origin, and where a referrer policy hides the path. No page can name another page
 * of the site there, and what it names is checked as `return_to` is.
 */
export function referringPage(
  request: EndpointRequest,
  { origin, endpointUrl }: Pick<CheckedSettings, 'origin' | 'endpointUrl'>,
): ReturnTo | undefined {
  const referrer = request.header('referer');
  const page = referrer?.startsWith(`${origin}/`) ? safeReturnTo(referrer, origin) : undefined;
  // The endpoint's own pages are no place to come back to.
  const isOurs = page !== undefined && pathBelow(new URL(endpointUrl).pathname, page) !== undefined;
  return isOurs ? undefined : page;
}
