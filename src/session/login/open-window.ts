import type { ErrorCode } from '../../protocol/errors.js';
import type { Flow, LoginMode } from './flow.js';

/** What in-app browsers call themselves: Android's webview, Apple's, which is no Safari, and apps that hide theirs. */
const inApp = /; wv\)|Mac OS X.*Kit(?!.*Safari\/)|FBA|MicroM|Snapchat|Twitter/;

/** Whether the page is shown by an app, where a second window opens nothing or never comes back. */
export function isInApp({ navigator }: Window): boolean {
  return inApp.test(navigator.userAgent);
}

/** Whether the page is inside another: providers let no frame show them. */
export function isFramed(page: Window): boolean {
  return page.parent !== page;
}

/** The mode that can work here: a window where windows work. */
export function workableMode(mode: LoginMode | undefined, page: Window): LoginMode {
  if (isFramed(page)) return mode === 'tab' ? mode : 'popup';
  // Some DOMs for tests have none.
  const alone = (page as Partial<Window>).matchMedia?.('(display-mode: standalone)').matches;
  return alone || isInApp(page) ? 'redirect' : (mode ?? 'popup');
}

/**
 * Opens a login within the click that asked for it: in a window, or, where that is blocked, in place of the page.
 * Answers an error's code where it did not go well.
 * @param url is asked again once the mode has changed.
 */
export function openLogin(flow: Flow, url: () => string, page: Window): ErrorCode | undefined {
  if (flow.mode !== 'redirect') {
    const left = page.screenX + (page.outerWidth - 520) / 2;
    const shape = flow.mode === 'tab' ? '' : `popup,width=520,height=680,left=${left}`;
    try {
      flow.popup = page.open(url(), '_blank', shape);
    } catch {
      // In a sandbox Firefox throws, where other browsers answer null.
    }
    if (flow.popup) return undefined;
    if (isFramed(page)) return 'popup_blocked';
    flow.mode = 'redirect';
  }
  page.location.assign(url());
  return undefined;
}
