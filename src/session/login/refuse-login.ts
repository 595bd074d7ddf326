import type { ErrorCode } from '../../protocol/errors.js';
import { isElsewhere } from '../is-elsewhere.js';
import type { SessionState } from '../session-state.js';
import type { Flow } from './flow.js';
import { isInApp } from './detect-in-app-browser.js';
import { isHomeScreenApp } from './detect-home-screen-app.js';
import { keepsCookies } from './detect-blocked-cookies.js';

/**
 * Refuses a login that can't succeed, within the click and before anything opens: if cookies are blocked (`cookieEnabled` is true
 * even then in Chromium and WebKit), if its result could not come back to this origin, or if the provider refuses to be shown inside an app.
 */
export function refuseLogin(session: SessionState, { provider }: Flow): ErrorCode | undefined {
  const { page, client, providerList } = session;
  if (lacksClient(session)) return 'client_unknown';
  // The session of an embedding site can be kept without cookies.
  if (!client && !keepsCookies(page)) return 'cookies_blocked';
  const refusesApps = providerList?.find(({ id }) => id === provider)?.refuses_webviews;
  const isFramed = page.top !== page;
  return refusesApps && isInApp(page) && !isFramed && !isHomeScreenApp(page) ? 'webview_refused' : undefined;
}

/** Whether the page uses an endpoint of another origin, which lets it read the session, and does not say as which client. */
export function lacksClient(session: SessionState): boolean {
  return !session.client && isElsewhere(session) && session.wire !== undefined;
}
