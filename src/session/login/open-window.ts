import type { ErrorCode } from '../../protocol/errors.js';
import { isInApp } from './detect-in-app-browser.js';
import type { Flow, LoginMode } from './flow.js';

/** Whether the page is in a frame: providers refuse to be shown in one. */
export function isFramed(page: Window): boolean {
  return page.parent !== page;
}

/** The mode that works on this page: a window where windows work. */
export function workableMode(mode: LoginMode | undefined, page: Window): LoginMode {
  if (isFramed(page)) return mode === 'tab' ? mode : 'popup';
  // Some DOMs for tests have no `matchMedia`.
  const isStandalone = (page as Partial<Window>).matchMedia?.('(display-mode: standalone)').matches;
  return isStandalone || isInApp(page) ? 'redirect' : (mode ?? 'popup');
}

/**
 * Opens a login within the click that began it: in a window, or, if that is blocked, in place of the page.
 * Returns an error's code if neither works.
 * @param url called again after the mode has changed.
 */
export function openLogin(flow: Flow, url: () => string, page: Window): ErrorCode | undefined {
  if (flow.mode !== 'redirect') {
    const left = page.screenX + (page.outerWidth - 520) / 2;
    const shape = flow.mode === 'tab' ? '' : `popup,width=520,height=680,left=${left}`;
    try {
      flow.popup = page.open(url(), '_blank', shape);
    } catch {
      // In a sandbox Firefox throws, and other browsers return null.
    }
    if (flow.popup) return undefined;
    if (isFramed(page)) return 'popup_blocked';
    flow.mode = 'redirect';
  }
  page.location.assign(url());
  return undefined;
}
