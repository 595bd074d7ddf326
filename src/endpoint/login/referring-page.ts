import { pathBelow } from '../http/request-path.js';
import type { EndpointRequest } from '../http/endpoint-request.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import { safeReturnTo, type ReturnTo } from './return-to.js';

/**
 * The page of the site whose plain link starts a login, from `Referer` (RFC 9110 section 10.1.3). `undefined` for a typed
 * address, for another origin, and if a referrer policy hides the path. The browser sets the header, and the value is checked as
 * `return_to` is.
 */
export function referringPage(
  request: EndpointRequest,
  { origin, endpointUrl }: Pick<CheckedSettings, 'origin' | 'endpointUrl'>,
): ReturnTo | undefined {
  const referrer = request.header('referer');
  const page = referrer?.startsWith(`${origin}/`) ? safeReturnTo(referrer, origin) : undefined;
  // A login must not return to the endpoint's own pages.
  const isOurs = page !== undefined && pathBelow(new URL(endpointUrl).pathname, page) !== undefined;
  return isOurs ? undefined : page;
}
