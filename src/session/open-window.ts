import type { Flow } from './flow.js';
import type { LoginMode } from './login-options.js';

/** In-app browsers and installed apps, where a second window opens nothing or never comes back. */
const inApp = /FBA[NV]|Instagram|Line\/|MicroMessenger|; wv\)/;

/** The mode that can work here: a window where windows work. */
export function workableMode(mode: LoginMode | undefined, page: Window): LoginMode {
  const alone = page.matchMedia('(display-mode: standalone)').matches;
  return alone || inApp.test(page.navigator.userAgent) ? 'redirect' : (mode ?? 'popup');
}

/**
 * Opens a login within the click that asked for it: in a window, or, where that is blocked, in place of the page.
 * @param url is asked again once the mode has changed.
 */
export function openLogin(flow: Flow, url: () => string, page: Window): void {
  if (flow.mode !== 'redirect') {
    const left = page.screenX + (page.outerWidth - 520) / 2;
    flow.popup = page.open(
      url(),
      '_blank',
      flow.mode === 'tab' ? '' : `popup,width=520,height=680,left=${left}`,
    );
    if (flow.popup) return;
    flow.mode = 'redirect';
  }
  page.location.assign(url());
}
