import type { ErrorCode } from '../../protocol/errors.js';
import { isAnsweredByWorker } from './detect-service-worker.js';
import { flowLifeMs, type Flow } from './flow.js';

/** The time in which the opening of the window itself may cause a focus event. */
const spuriousFocusMs = 200;
/** The time in which a page with Cross-Origin-Opener-Policy (COOP) cuts the popup off. */
const cutOffMs = 2000;
/** The time after which `closed` counts on a page that has never lost focus. */
const closedCountsAfterMs = 8000;
const intervalMs = 250;

/**
 * Detects that the person closed the login's window, or returned without a result, until the flow settles or `signal` aborts. It calls
 * `giveUp` at most once.
 *
 * `closed` alone proves nothing: it becomes true when a page with COOP cuts the popup off, which is still open. It counts only once the
 * person is at this page again: after a focus event, a click or a key. No such event comes if the page has never lost focus (headless
 * browsers, some window managers). Then `closed` counts if it became true later than COOP makes it true, or after 8 seconds.
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
  let isBack = false;
  // The page may have lost focus before this module was loaded.
  let hasLeft = !page.document.hasFocus();
  let isAnswered = false;
  const check = (): void => {
    const time = page.Date.now();
    if (flow.popup?.closed === false) isAnswered = isAnsweredByWorker(flow, flow.popup, page);
    if (time - startedAt > flowLifeMs) {
      end('login_timeout');
      return;
    }
    // There is no popup once a result has arrived.
    if (!flow.popup?.closed) return;
    closedAt ||= time;
    if (!page.document.hasFocus()) return;
    const lateEnough = closedAt - startedAt > cutOffMs || time - startedAt > closedCountsAfterMs;
    if (isBack || (!hasLeft && lateEnough)) end(isAnswered ? 'endpoint_not_found' : 'login_cancelled');
  };
  const timer = page.setInterval(check, intervalMs);
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
        isBack ||= page.Date.now() - startedAt > spuriousFocusMs;
        check();
      },
      stopped,
    );
  }
  page.addEventListener(
    'blur',
    () => {
      hasLeft = true;
      isBack = false;
    },
    stopped,
  );
  signal.addEventListener('abort', finish, stopped);
  promise.then(finish, finish);
}
