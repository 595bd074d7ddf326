import type { ErrorCode } from '../../protocol/errors.js';
import type { OAuthError } from '../../protocol/errors.js';
import type { Flow } from './flow.js';
import type { SessionState } from '../session-state.js';
import { keepsCookies } from './detect-blocked-cookies.js';

/** How long a person who has returned waits for the endpoint. */
const responseLimitMs = 1000;

/**
 * Ends a login whose window was closed, or that timed out, without a result. It asks the endpoint for the result first. If the answer is
 * late, a success still counts.
 */
export async function endUnfinishedLogin(
  session: SessionState,
  flow: Flow,
  code: ErrorCode = 'login_cancelled',
): Promise<void> {
  const page = session.page;
  let unreachableCode: ErrorCode | undefined;
  const answer = session.fetchSession(flow, 'other-tab').catch((error: unknown) => {
    session.fetchedAt = 0;
    const { code: found } = error as Partial<OAuthError>;
    if (found === 'endpoint_unreachable') unreachableCode = found;
  });
  const tooLate = new Promise<unknown>(
    (resolve) => (page.AbortSignal.timeout(responseLimitMs).onabort = resolve),
  );
  await Promise.race([answer, tooLate]);
  // An embedding site can have a session without cookies.
  const blocked = session.client || keepsCookies(page) ? undefined : 'cookies_blocked';
  // If the login has succeeded, `fail` does nothing: the answer has ended the flow.
  session.fail(flow, session.obstacle() ?? blocked ?? unreachableCode ?? code);
}
