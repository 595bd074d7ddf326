import { isInApp } from './detect-in-app-browser.js';
import type { LoginMode } from './flow.js';

/**
 * Whether the page is in a frame, where providers refuse to be shown. It reads `top`, because a script can replace `parent` by a variable
 * of its own (`var parent`). Parts that load later don't import this file, and check themselves.
 */
export function isFramed(page: Window): boolean {
  return page.top !== page;
}

/** The mode that works on this page: `redirect` where windows don't work, else what is wanted. */
export function workableMode(wanted: LoginMode | undefined, page: Window): LoginMode {
  // DOM implementations for tests may have no `matchMedia`.
  const isStandalone = (page as Partial<Window>).matchMedia?.('(display-mode: standalone)').matches;
  const redirects = wanted === 'redirect' || isInApp(page) || isStandalone;
  if (redirects && !isFramed(page)) return 'redirect';
  return wanted === 'tab' ? wanted : 'popup';
}
