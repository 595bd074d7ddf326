import { isInApp } from './detect-in-app-browser.js';
import type { LoginMode } from './flow.js';

/**
 * Whether the page is in a frame: providers refuse to be shown in one. Not by `parent`, in whose place a script may put a variable of its
 * own (`var parent`). Parts that load later don't import this file, and look themselves.
 */
export function isFramed(page: Window): boolean {
  return page.top !== page;
}

/** The mode that works on this page: a window where windows work. */
export function workableMode(asked: LoginMode | undefined, page: Window): LoginMode {
  // Some DOMs for tests have no `matchMedia`.
  const isStandalone = (page as Partial<Window>).matchMedia?.('(display-mode: standalone)').matches;
  const redirects = asked === 'redirect' || isInApp(page) || isStandalone;
  return redirects && !isFramed(page) ? 'redirect' : asked === 'tab' ? asked : 'popup';
}
