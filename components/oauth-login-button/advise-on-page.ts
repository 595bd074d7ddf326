import type { OAuthSession } from '../../src/session/session.js';
import { adviseOnMarkup } from './advise-on-markup.js';
import { adviseOnProviders } from './advise-on-providers.js';

let isPlanned = false;

/**
 * Tells the author of the page what is wrong around a button. The page is looked at once for all buttons that ask in the same task.
 * @param button whose root is looked at, too, where that is not the document.
 * @param sessionOf is asked once the elements are found: those of the button's own `<oauth-session>` have its session.
 */
export function adviseOnPage(button: Element, sessionOf: () => OAuthSession | undefined): void {
  if (isPlanned) return;
  isPlanned = true;
  setTimeout(() => {
    isPlanned = false;
    const roots = new Set([document, button.getRootNode()]) as ReadonlySet<ParentNode>;
    adviseOnMarkup(roots);
    const found = [...roots].flatMap((one) => [...one.querySelectorAll('oauth-show, oauth-user-badge')]);
    const place = button.closest('oauth-session');
    const related = found.filter((one) => one.closest('oauth-session') === place);
    adviseOnProviders(related, sessionOf()).catch(() => undefined);
  });
}
