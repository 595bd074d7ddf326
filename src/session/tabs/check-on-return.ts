import type { SessionCore } from '../core.js';
import { isHomeScreenApp } from '../login/is-home-screen-app.js';
import { endUnfinishedLogin } from '../login/end-unfinished-login.js';
import { sharedSessionCheck } from './share-session-check.js';
import { refuseLogin } from '../login/refuse-login.js';

/** Milliseconds after which the session is fetched again: while a login is in progress, and otherwise. */
const pendingAge = 1000;
const idleAge = 60_000;

/** Fetches the session on focus, when the page is shown again, and when the network returns: so a lost message loses nothing. */
export async function checkOnReturn(core: SessionCore, event: Partial<PageTransitionEvent>): Promise<void> {
  const check = sharedSessionCheck(core);
  const { persisted, type } = event;
  // Once for each page. The session of an embedding site can be kept without cookies.
  if (type === 'pageshow' && !persisted && !core.client) core.refusal = refuseLogin;
  const flow = core.pending;
  // The person has returned from the provider's page by the browser's Back.
  const redirected = flow?.mode === 'redirect';
  if (persisted && redirected) return endUnfinishedLogin(core, flow);
  const page = core.page;
  // A page that has just been opened fetches the session anyway; the watch over a closed window fetches it too.
  const isFetchedAnyway = (core.loading && !persisted) || flow?.popup?.closed;
  if (page.document.hidden || isFetchedAnyway) return;
  // A clock that was set back must not prevent checks.
  const age = (): number => (persisted ? Infinity : Math.abs(page.Date.now() - core.fetchedAt));
  // A home-screen app stays below the sheet that shows the provider's page: the person has closed the sheet.
  const isBack = redirected && isHomeScreenApp(page) && page.Date.now() - flow.startedAt > pendingAge;
  if (isBack && age() > pendingAge) return endUnfinishedLogin(core, flow);
  // The endpoint does not know the result of a cross-origin login before its page redeems the code.
  const isDue = (): boolean => age() > (flow && !core.client ? pendingAge : idleAge);
  if (!isDue()) return;
  const fetchSession = () => {
    // A login that was reported as cancelled may have succeeded.
    const latest = flow ?? [...core.flows.values()].at(-1);
    return core.fetchSession(latest, core.wire ? 'other-tab' : 'restored');
  };
  // Other tabs don't know a login of this page, or a session in its memory.
  if (flow || persisted || core.transport.crossOrigin?.isInMemory)
    await fetchSession().catch(() => (core.fetchedAt = 0));
  else await check(isDue, fetchSession);
}
