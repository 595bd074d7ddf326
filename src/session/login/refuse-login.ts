import type { ErrorCode } from '../../protocol/errors.js';
import { isElsewhere } from '../is-elsewhere.js';
import type { SessionState } from '../session-state.js';
import type { Flow } from './flow.js';
import { isInApp } from './detect-in-app-browser.js';
import { isHomeScreenApp } from './detect-home-screen-app.js';
import { keepsCookies } from './detect-blocked-cookies.js';

/**
 * Refuses a login that can't succeed, within the click and before anything opens. It checks whether cookies are blocked (`cookieEnabled` is
 * true even then in Chromium and WebKit), whether the result can come back to this origin, and whether the provider refuses to be shown in
 * this app's browser. Returns the code of an error.
 */
export function refuseLogin(session: SessionState, { provider }: Flow): ErrorCode | undefined {
  const { page, client, providerList } = session;
  if (lacksClient(session)) return 'client_unknown';
  // An embedding site can have a session without cookies.
  if (!client && !keepsCookies(page)) return 'cookies_blocked';
  const refusesApps = providerList?.find(({ id }) => id === provider)?.refuses_webviews;
  const isFramed = page.top !== page;
  return refusesApps && isInApp(page) && !isFramed && !isHomeScreenApp(page) ? 'webview_refused' : undefined;
}

/**
 * Whether the page uses an endpoint of another origin without saying which client it is. Its origin is listed there, since it could read
 * the session.
 */
export function lacksClient(session: SessionState): boolean {
  return !session.client && isElsewhere(session) && session.wire !== undefined;
}
