import type { OAuthSession } from '../session.js';
import { giveUp } from './give-up.js';

/** Milliseconds that an answer is good for: while a login is under way, and otherwise. */
const pendingAge = 1000;
const idleAge = 60_000;

/** On focus and when the page is seen again: a lost message loses nothing. */
export async function lookAgain(session: OAuthSession, event: Partial<PageTransitionEvent>): Promise<void> {
  const { persisted } = event;
  const flow = session['pending'];
  // Back from the provider's page, by the browser's Back.
  if (persisted && flow?.mode === 'redirect') return giveUp(session, flow);
  const { Date, document } = session['page'];
  const age = persisted ? Infinity : Date.now() - session['askedAt'];
  // A closed window's flow is asked about by its watch.
  const due = !flow?.popup?.closed && age > (flow ? pendingAge : idleAge);
  if (due && !document.hidden) await session['ask'](flow, 'other-tab');
}
