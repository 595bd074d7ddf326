import type { ErrorCode } from '../../protocol/errors.js';
import type { OAuthError } from '../../protocol/errors.js';
import type { Flow } from './flow.js';
import type { SessionState } from '../session-state.js';
import { keepsCookies } from './detect-blocked-cookies.js';

/** Milliseconds that a person who has returned waits for the endpoint. */
const responseLimitMs = 1000;

/**
 * Ends a login whose window was closed, or that timed out, without a result. The endpoint may know the result; if its response
 * is late, a success still counts.
 */
export async function endUnfinishedLogin(
  session: SessionState,
  flow: Flow,
  code: ErrorCode = 'login_cancelled',
): Promise<void> {
  const page = session.page;
  let unreached: ErrorCode | undefined;
  const answer = session.fetchSession(flow, 'other-tab').catch((error: unknown) => {
    session.fetchedAt = 0;
    const { code: found } = error as Partial<OAuthError>;
    if (found === 'endpoint_unreachable') unreached = found;
  });
  const tooLate = new Promise<unknown>(
    (resolve) => (page.AbortSignal.timeout(responseLimitMs).onabort = resolve),
  );
  await Promise.race([answer, tooLate]);
  // The session of an embedding site can be kept without cookies.
  const blocked = session.client || keepsCookies(page) ? undefined : 'cookies_blocked';
  // If the login has succeeded, its session appears once the endpoint responds.
  session.fail(flow, session.obstacle() ?? blocked ?? unreached ?? code);
}
