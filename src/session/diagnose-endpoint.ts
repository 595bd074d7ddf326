import { parseUrl } from '../protocol/parse-url.js';
import type { OAuthError } from '../protocol/errors.js';
import { isLoopbackHost } from '../protocol/loopback.js';
import { isElsewhere } from './is-elsewhere.js';
import { ownOrigin } from './own-origin.js';
import type { SessionState } from './session-state.js';
import { advise } from './developer-advice.js';

/**
 * Finds out why the session could not be fetched, records a fault that makes every login on this page fail, and tells the developer the
 * cure.
 * @throws {OAuthError} `offline`, `origin_not_allowed`, `endpoint_not_found`, or the given error.
 */
export async function diagnose(session: SessionState, error: unknown): Promise<never> {
  const { code, description } = error as Partial<OAuthError>;
  const throwError = session.transport.unreachable;
  const fail = (found: string): never => {
    session.fault = { code: found };
    advise(session, found);
    return throwError(error, found, description);
  };
  if (code === 'endpoint_not_found' || code === 'not_found') return fail('endpoint_not_found');
  if (code !== 'endpoint_unreachable') throw error;
  if (session.obstacle() === 'offline') return throwError(error, 'offline');
  if (isElsewhere(session) && (await isReachable(session))) return fail('origin_not_allowed');
  advise(session, code);
  throw error;
}

/** How long to wait for any response. */
const probeTimeoutMs = 5000;

/** Whether the endpoint responds, although the browser hides the response from this page. */
async function isReachable(session: SessionState): Promise<boolean> {
  const page = session.page;
  try {
    const signal = page.AbortSignal.timeout(probeTimeoutMs);
    await page.fetch(`${session.endpoint}/session`, { mode: 'no-cors', credentials: 'omit', signal });
    return true;
  } catch {
    return false;
  }
}

/**
 * Records that sign-in works at another origin of the site than this page's. Cookies belong to a host name and a scheme, so this page would
 * never see the result of a login.
 */
export function noteSite(session: SessionState, site: string): void {
  const page = session.page;
  // A page without a URL of its own (`srcdoc`, `about:blank`) has an origin. A sandboxed frame, or a DOM implementation for tests, may have
  // only a URL.
  const here = parseUrl(ownOrigin(page)) ?? page.location;
  const there = parseUrl(site);
  if (!there || there.origin === here.origin) return;
  if (there.hostname === here.hostname && there.protocol === here.protocol) {
    // Another port shares the cookies. The completion page can't reach this page, but its next check learns the result.
    advise(session, 'other_port', site);
    return;
  }
  const isHereLoopback = isLoopbackHost(here.hostname);
  const isInsecure = here.protocol === 'http:' && !isHereLoopback;
  const canRedirect = isLoopbackHost(there.hostname) ? isHereLoopback : there.protocol === 'https:';
  const code = isInsecure && !canRedirect ? 'insecure_page' : 'wrong_host';
  // Providers refuse to be shown in a frame, so a frame isn't redirected.
  const isRedirected = canRedirect && page.top === page;
  session.fault = isRedirected ? { code, endpoint: site + new URL(session.endpoint).pathname } : { code };
  advise(session, code, site);
}
