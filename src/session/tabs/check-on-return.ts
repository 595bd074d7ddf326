import type { SessionState } from '../session-state.js';
import { isHomeScreenApp } from '../login/detect-home-screen-app.js';
import { endUnfinishedLogin } from '../login/end-unfinished-login.js';
import { forgetOldLogins } from '../login/forget-old-logins.js';
import { sharedSessionCheck } from './share-session-check.js';
import { prepareForClick } from '../login/prepare-for-click.js';

/** The age at which a session is fetched again: while a login is in progress, and otherwise. */
const pendingAgeMs = 1000;
const idleAgeMs = 60_000;

/** Fetches the session on focus, when the page is shown again, and when the network returns, so that a lost message does no harm. */
export async function checkOnReturn(
  session: SessionState,
  event: Partial<PageTransitionEvent>,
): Promise<void> {
  const check = sharedSessionCheck(session);
  const { persisted } = event;
  prepareForClick(session);
  const flow = session.pending;
  // The person has returned from the provider's page by the browser's Back button.
  const redirected = flow?.mode === 'redirect';
  if (persisted && redirected) return endUnfinishedLogin(session, flow);
  const page = session.page;
  // A page that has just been opened fetches the session anyway. So does the watch over a closed window.
  const isFetchedAnyway = (session.loading && !persisted) || flow?.popup?.closed;
  // In a page with `<iframe name="hidden">`, `document.hidden` is that frame.
  if (page.document.visibilityState === 'hidden' || isFetchedAnyway) return;
  // `Math.abs`: a clock that was set back must not prevent checks.
  const ageMs = (): number => (persisted ? Infinity : Math.abs(page.Date.now() - session.fetchedAt));
  // A home-screen app stays below the sheet that shows the provider's page. Here the person has closed the sheet.
  const isBack = redirected && isHomeScreenApp(page) && page.Date.now() - flow.startedAt > pendingAgeMs;
  if (isBack && ageMs() > pendingAgeMs) return endUnfinishedLogin(session, flow);
  // The endpoint doesn't know the result of a cross-origin login before this page redeems the code.
  const isDue = (): boolean => ageMs() > (flow && !session.client ? pendingAgeMs : idleAgeMs);
  if (!isDue()) return;
  const fetchSession = () => {
    forgetOldLogins(session);
    // A login that was reported as cancelled may have succeeded.
    const latest = flow ?? [...session.flows.values()].at(-1);
    return session.fetchSession(latest, session.wire ? 'other-tab' : 'restored');
  };
  // Other tabs know neither a login of this page nor a session in its memory, so this page asks itself.
  if (flow || persisted || session.transport.crossOrigin?.isInMemory)
    await fetchSession().catch(() => (session.fetchedAt = 0));
  else await check(isDue, fetchSession);
}
