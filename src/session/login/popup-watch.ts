import type { ErrorCode } from '../../protocol/errors.js';
import type { Flow } from './flow.js';

/** Milliseconds. */
const flowLife = 600_000;
const spuriousFocus = 200;
const severedSoon = 2000;
const patience = 8000;
const interval = 250;

/**
 * Finds out that a person closed a login's window or came back without finishing, until the flow settles or
 * `signal` aborts. `giveUp` is called at most once.
 *
 * `closed` alone lies: it turns true as soon as a page with COOP has cut the tie, with the window wide open. It
 * counts only once the person is at this page again: a focus event, a click or a key. Where the page never lost
 * focus to begin with (headless browsers, odd window managers) no such event will come; there it counts when it
 * turned true later than a COOP page would make it, or after some patience.
 */
export function watchPopup(
  flow: Flow,
  page: Window & typeof globalThis,
  signal: AbortSignal,
  giveUp: (code: ErrorCode) => void,
): void {
  const { promise, startedAt } = flow;
  const stop = new AbortController();
  const stopped = { signal: stop.signal };
  let closedAt = 0;
  let back = false;
  // The page may have lost focus before this module was loaded.
  let left = !page.document.hasFocus();
  let isAnswered = false;
  const look = (): void => {
    const time = page.Date.now();
    if (flow.popup?.closed === false) isAnswered = isAnsweredByWorker(flow, flow.popup, page);
    if (time - startedAt > flowLife) {
      end('login_timeout');
      return;
    }
    // None any more once something has come back from it.
    if (!flow.popup?.closed) return;
    closedAt ||= time;
    if (!page.document.hasFocus()) return;
    const lateEnough = closedAt - startedAt > severedSoon || time - startedAt > patience;
    if (back || (!left && lateEnough)) end(isAnswered ? 'endpoint_not_found' : 'login_cancelled');
  };
  const timer = page.setInterval(look, interval);
  const finish = (): void => {
    stop.abort();
    page.clearInterval(timer);
  };
  const end = (code: ErrorCode): void => {
    finish();
    giveUp(code);
  };
  for (const type of ['focus', 'pointerdown', 'keydown']) {
    page.addEventListener(
      type,
      () => {
        // Some window managers give focus back while the window is only just opening.
        back ||= page.Date.now() - startedAt > spuriousFocus;
        look();
      },
      stopped,
    );
  }
  page.addEventListener(
    'blur',
    () => {
      left = true;
      back = false;
    },
    stopped,
  );
  signal.addEventListener('abort', finish, stopped);
  promise.then(finish, finish);
}

/**
 * Whether a service worker of the page shows a page of its own at the login's address: the endpoint never hears of the
 * visit. The endpoint's own pages end the login, or lead on.
 */
function isAnsweredByWorker({ label }: Flow, popup: Window, { navigator }: Window): boolean {
  try {
    // Pages that are not secure have no workers.
    const { serviceWorker } = navigator as Partial<Navigator>;
    const { location, document } = popup;
    return (
      !!serviceWorker?.controller && location.search.includes(label) && document.readyState === 'complete'
    );
  } catch {
    // The provider's page is there.
    return false;
  }
}
