import type { ErrorCode } from '../../protocol/errors.js';
import type { Flow } from './flow.js';
import { isFramed } from './login-mode.js';

/**
 * Opens a login within the click that began it: in a window, or on this page if windows are blocked. Returns the code of an error if
 * neither works.
 * @param url returns the login's URL. It is called again after the mode has changed.
 */
export function openLogin(flow: Flow, url: () => string, page: Window): ErrorCode | undefined {
  if (flow.mode !== 'redirect') {
    const shape =
      flow.mode === 'tab'
        ? ''
        : `popup,width=520,height=680,left=${page.screenX + (page.outerWidth - 520) / 2}`;
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
