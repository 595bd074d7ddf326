import type { OAuthSession } from '../session.js';
import { isAlone } from './alone.js';
import { giveUp } from './give-up.js';
import { isInMemory } from './in-memory.js';
import { requireCookies } from './keeps-cookies.js';
import { lookTogether } from './look-together.js';

/** Milliseconds that an answer is good for: while a login is under way, and otherwise. */
const pendingAge = 1000;
const idleAge = 60_000;

/** On focus, when the page is seen again and when the network is back: a lost message loses nothing. */
export async function lookAgain(session: OAuthSession, event: Partial<PageTransitionEvent>): Promise<void> {
  const look = lookTogether(session);
  const { persisted, type } = event;
  // Once for each page. The session of an embedding site can be kept without cookies.
  if (type === 'pageshow' && !persisted && !session.client) requireCookies(session);
  const flow = session['pending'];
  // Back from the provider's page, by the browser's Back.
  const redirected = flow?.mode === 'redirect';
  if (persisted && redirected) return giveUp(session, flow);
  const page = session['page'];
  // A page that has just been opened asks as soon as it can, a client's not before it sends its cookies; a closed window's
  // flow is asked about by its watch.
  const asksAnyway = (session['loading'] && !persisted) || flow?.popup?.closed;
  if (page.document.hidden || asksAnyway) return;
  // A clock that was set back must not keep the page from asking for as long.
  const age = (): number => (persisted ? Infinity : Math.abs(page.Date.now() - session['askedAt']));
  // A home-screen app stays below the sheet that shows the provider's page: the person is back from there.
  const isBack = redirected && isAlone(page) && page.Date.now() - flow.startedAt > pendingAge;
  if (isBack && age() > pendingAge) return giveUp(session, flow);
  // How a client's login ended, the endpoint tells nobody but who redeems its code.
  const isDue = (): boolean => age() > (flow && !session.client ? pendingAge : idleAge);
  if (!isDue()) return;
  const ask = () => {
    // A login that the person seems to have left may have ended well.
    const asked = flow ?? [...session['flows'].values()].at(-1);
    return session['ask'](asked, session['wire'] ? 'other-tab' : 'restored');
  };
  // What one page alone knows is no other's business.
  if (flow || persisted || isInMemory(session)) await ask().catch(() => (session['askedAt'] = 0));
  else await look(isDue, ask);
}
