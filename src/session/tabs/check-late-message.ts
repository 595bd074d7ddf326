import type { SessionState } from '../session-state.js';
import type { Flow } from '../login/flow.js';
import { checkOnReturn } from './check-on-return.js';

/**
 * Asks the endpoint who is signed in, because the message of a completion page has arrived after one that may be newer, such as that of a
 * logout in another tab.
 * @param flow the login that the message is about, if this page began it.
 */
export async function checkLateMessage(session: SessionState, flow: Flow | undefined): Promise<void> {
  if (!flow) {
    session.fetchedAt = 0;
    // A hidden page waits until it is visible. Of several visible pages one asks for all.
    return checkOnReturn(session, {});
  }
  let answer;
  try {
    answer = await session.fetchSession(flow, 'other-tab', 'other-tab');
  } catch {
    // The next check, or the watch over the closed window, fetches the session again.
    session.fetchedAt = 0;
    return;
  }
  // Another answer was applied instead, or the message has come a second time: nothing is left to do.
  if (session.wire !== answer || !session.flows.has(flow.label)) return;
  if (session.auths[flow.provider]) session.replace(answer, 'other-tab', 'other-tab', flow);
  // The login is gone, so the logout came after it.
  else session.fail(flow, 'login_cancelled');
}
