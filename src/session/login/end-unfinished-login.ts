import type { ErrorCode } from '../../protocol/errors.js';
import type { OAuthError } from '../../protocol/errors.js';
import type { Flow } from './flow.js';
import type { SessionCore } from '../core.js';
import { keepsCookies } from './detect-blocked-cookies.js';

/** Milliseconds that a person who is back waits for the endpoint. */
const grace = 1000;

/**
 * The person is back, or never came, without a result that we know of. The endpoint may know better; where it takes
 * long to say so, a success still counts when it comes.
 */
export async function endUnfinishedLogin(
  core: SessionCore,
  flow: Flow,
  code: ErrorCode = 'login_cancelled',
): Promise<void> {
  const page = core.page;
  let unreached: ErrorCode | undefined;
  const answer = core.fetchSession(flow, 'other-tab').catch((error: unknown) => {
    core.fetchedAt = 0;
    const { code: found } = error as Partial<OAuthError>;
    if (found === 'endpoint_unreachable') unreached = found;
  });
  const tooLate = new Promise<unknown>((resolve) => (page.AbortSignal.timeout(grace).onabort = resolve));
  await Promise.race([answer, tooLate]);
  // The session of an embedding site can be kept without cookies.
  const unheard = core.client || keepsCookies(page) ? undefined : 'cookies_blocked';
  // Should it have ended well after all, its session appears once the endpoint answers.
  core.fail(flow, core.obstacle() ?? unheard ?? unreached ?? code);
}
