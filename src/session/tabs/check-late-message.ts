import type { SessionCore } from '../core.js';
import type { Flow } from '../login/flow.js';
import { checkOnReturn } from './check-on-return.js';

/**
 * Asks the endpoint who is signed in, because a completion page's message has arrived after one that may be newer, such as that of
 * a logout in another tab.
 * @param flow the login that the message is about, if this page began it.
 */
export async function checkLateMessage(core: SessionCore, flow: Flow | undefined): Promise<void> {
  if (!flow) {
    core.fetchedAt = 0;
    // A hidden page waits until it is visible; of several visible ones one asks for all.
    return checkOnReturn(core, {});
  }
  try {
    await core.fetchSession(flow, 'other-tab', 'other-tab');
  } catch {
    // The next check, or the watch over the closed window, fetches the session again.
    core.fetchedAt = 0;
    return;
  }
  if (!core.flows.has(flow.label)) return;
  if (core.wire && core.auths[flow.provider]) core.replace(core.wire, 'other-tab', 'other-tab', flow);
  else core.fail(flow, 'login_cancelled');
}
