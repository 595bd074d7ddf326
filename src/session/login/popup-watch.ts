import type { ErrorCode } from '../../protocol/errors.js';
import { isAnsweredByWorker } from './detect-service-worker.js';
import { flowLife, type Flow } from './flow.js';

/** Milliseconds in which a focus event may be caused by the opening of the window. */
const spuriousFocus = 200;
/** Milliseconds in which a page with COOP severs the popup. */
const severedSoon = 2000;
/** Milliseconds after which `closed` counts on a page that never lost focus. */
const patience = 8000;
const interval = 250;

/**
 * Detects that the person closed the login's window or returned without a result, until the flow settles or
 * `signal` aborts. It calls `giveUp` at most once.
 *
 * `closed` is not enough: it becomes true when a page with COOP severs the popup, which is still open. It counts only
 * once the person is at this page again: after a focus event, a click or a key. If the page never lost focus (headless
 * browsers, some window managers), no such event comes: then it counts if it became true later than a page with COOP makes
 * it true, or after 8 seconds.
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
  const check = (): void => {
    const time = page.Date.now();
    if (flow.popup?.closed === false) isAnswered = isAnsweredByWorker(flow, flow.popup, page);
    if (time - startedAt > flowLife) {
      end('login_timeout');
      return;
    }
    // Absent once a result has arrived.
    if (!flow.popup?.closed) return;
    closedAt ||= time;
    if (!page.document.hasFocus()) return;
    const lateEnough = closedAt - startedAt > severedSoon || time - startedAt > patience;
    if (back || (!left && lateEnough)) end(isAnswered ? 'endpoint_not_found' : 'login_cancelled');
  };
  const timer = page.setInterval(check, interval);
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
        // Some window managers return focus while the window is still opening.
        back ||= page.Date.now() - startedAt > spuriousFocus;
        check();
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
