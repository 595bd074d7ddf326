// What a login button can do without at first sight, loaded after it.
import { followLabel } from '../follow-label.js';
import { adviseAuthor } from './advise-author.js';
import { followOutcome } from './login-status.js';
import type { LoginButton } from './login-button.js';

export { logoOf } from '../icons/index.js';
export { lazyStyles } from './lazy-styles.js';
export { status } from './login-status.js';
export { shownTextOf } from '../shown-text.js';

/** What a button listens to from then on. */
export function prepareButton(button: LoginButton): void {
  followOutcome(button);
  followLabel(button);
  adviseAuthor(button);
}
