import type { ErrorCode } from '../../protocol/errors.js';
import type { Flow } from '../flow.js';
import type { OAuthSession } from '../session.js';
import { watchPopup } from './popup-watch.js';

/** Loaded with the provider's page; a saved token has none. Should that fail, a closed window is noticed at the next click. */
export function watchFlow(session: OAuthSession, flow: Flow): void {
  const { signal } = session['closing'];
  if (signal.aborted || flow.restored) return;
  watchPopup(flow, session['page'], signal, (code) => void giveUp(session, flow, code));
}

/** Milliseconds that a person who is back waits for the endpoint. */
const grace = 1000;

/**
 * The person is back, or never came, without a result that we know of. The endpoint may know better; where it takes
 * long to say so, a success still counts when it comes.
 */
export async function giveUp(
  session: OAuthSession,
  flow: Flow,
  code: ErrorCode = 'login_cancelled',
): Promise<void> {
  const { AbortSignal } = session['page'];
  const answer = session['ask'](flow, 'other-tab').catch(() => {
    session['askedAt'] = 0;
  });
  const tooLate = new Promise<unknown>((resolve) => (AbortSignal.timeout(grace).onabort = resolve));
  await Promise.race([answer, tooLate]);
  session['fail'](flow, code);
}
