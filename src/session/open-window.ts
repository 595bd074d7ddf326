import type { ErrorCode } from '../protocol/errors.js';
import type { Flow } from './flow.js';
import type { LoginMode } from './login-options.js';

/** What in-app browsers call themselves: Android's webview, Apple's, which is no Safari, and apps that hide theirs. */
const inApp = /; wv\)|Mac OS X.*Kit(?!.*Safari\/)|FBA[NV]|MicroMessenger|Snapchat|Twitter/;

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
  const alone = page.matchMedia('(display-mode: standalone)').matches;
  return alone || isInApp(page) ? 'redirect' : (mode ?? 'popup');
}

/**
 * Opens a login within the click that asked for it: in a window, or, where that is blocked, in place of the page.
 * Answers an error's code, `""` where it went well.
 * @param url is asked again once the mode has changed.
 */
export function openLogin(flow: Flow, url: () => string, page: Window): ErrorCode {
  if (flow.mode !== 'redirect') {
    const left = page.screenX + (page.outerWidth - 520) / 2;
    flow.popup = page.open(
      url(),
      '_blank',
      flow.mode === 'tab' ? '' : `popup,width=520,height=680,left=${left}`,
    );
    if (flow.popup) return '';
    if (isFramed(page)) return 'popup_blocked';
    flow.mode = 'redirect';
  }
  page.location.assign(url());
  return '';
}
