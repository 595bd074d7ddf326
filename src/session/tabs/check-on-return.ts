import type { SessionCore } from '../core.js';
import { isHomeScreenApp } from '../login/is-home-screen-app.js';
import { endUnfinishedLogin } from '../login/end-unfinished-login.js';
import { sharedSessionCheck } from './share-session-check.js';
import { refuseLogin } from '../login/refuse-login.js';

/** Milliseconds that an answer is good for: while a login is under way, and otherwise. */
const pendingAge = 1000;
const idleAge = 60_000;

/** On focus, when the page is seen again and when the network is back: a lost message loses nothing. */
export async function checkOnReturn(core: SessionCore, event: Partial<PageTransitionEvent>): Promise<void> {
  const check = sharedSessionCheck(core);
  const { persisted, type } = event;
  // Once for each page. The session of an embedding site can be kept without cookies.
  if (type === 'pageshow' && !persisted && !core.client) core.refusal = refuseLogin;
  const flow = core.pending;
  // Back from the provider's page, by the browser's Back.
  const redirected = flow?.mode === 'redirect';
  if (persisted && redirected) return endUnfinishedLogin(core, flow);
  const page = core.page;
  // A page that has just been opened asks as soon as it can, a client's not before it sends its cookies; a closed window's
  // flow is asked about by its watch.
  const asksAnyway = (core.loading && !persisted) || flow?.popup?.closed;
  if (page.document.hidden || asksAnyway) return;
  // A clock that was set back must not keep the page from asking for as long.
  const age = (): number => (persisted ? Infinity : Math.abs(page.Date.now() - core.fetchedAt));
  // A home-screen app stays below the sheet that shows the provider's page: the person is back from there.
  const isBack = redirected && isHomeScreenApp(page) && page.Date.now() - flow.startedAt > pendingAge;
  if (isBack && age() > pendingAge) return endUnfinishedLogin(core, flow);
  // Only the page that redeems the code of a cross-origin login learns how it ended.
  const isDue = (): boolean => age() > (flow && !core.client ? pendingAge : idleAge);
  if (!isDue()) return;
  const fetchSession = () => {
    // A login that the person seems to have left may have ended well.
    const concerned = flow ?? [...core.flows.values()].at(-1);
    return core.fetchSession(concerned, core.wire ? 'other-tab' : 'restored');
  };
  // The others can know nothing of a login of this page, or of a session in its memory.
  if (flow || persisted || core.transport.crossOrigin?.isInMemory)
    await fetchSession().catch(() => (core.fetchedAt = 0));
  else await check(isDue, fetchSession);
}
