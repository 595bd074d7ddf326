import { adviseOnMarkup } from './advise-on-markup.js';
import { adviseOnProviders } from './advise-on-providers.js';
import { shownSession } from './shown-session.js';

let isScheduled = false;

/**
 * Warns the author of the page about mistakes around a button. All buttons that call this in one task cause a single check of the page.
 * @param button its root is checked, too, if that is not the document. The other elements of its `<oauth-session>` share its session.
 */
export function adviseOnPage(button: Element): void {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => {
    isScheduled = false;
    const roots = new Set([document, button.getRootNode()]) as ReadonlySet<ParentNode>;
    adviseOnMarkup(roots);
    const found = [...roots].flatMap((one) => [...one.querySelectorAll('oauth-show, oauth-user-badge')]);
    const place = button.closest('oauth-session');
    const related = found.filter((one) => one.closest('oauth-session') === place);
    adviseOnProviders(related, shownSession(button)).catch(() => undefined);
  });
}
