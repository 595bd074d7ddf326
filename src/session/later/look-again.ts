import type { OAuthSession } from '../session.js';
import { isAlone } from './alone.js';
import { giveUp } from './give-up.js';

/** Milliseconds that an answer is good for: while a login is under way, and otherwise. */
const pendingAge = 1000;
const idleAge = 60_000;

/** On focus and when the page is seen again: a lost message loses nothing. */
export async function lookAgain(session: OAuthSession, event: Partial<PageTransitionEvent>): Promise<void> {
  const { persisted } = event;
  const flow = session['pending'];
  const redirected = flow?.mode === 'redirect';
  // Back from the provider's page, by the browser's Back.
  if (persisted && redirected) return giveUp(session, flow);
  const page = session['page'];
  const now = page.Date.now();
  const age = persisted ? Infinity : now - session['askedAt'];
  // A closed window's flow is asked about by its watch.
  const due = !flow?.popup?.closed && age > (flow ? pendingAge : idleAge);
  if (!due || page.document.hidden) return;
  // A home-screen app stays below the sheet that shows the provider's page: the person is back from there.
  if (redirected && isAlone(page) && now - flow.startedAt > pendingAge) return giveUp(session, flow);
  await session['ask'](flow, 'other-tab');
}
