// What a login button can do without at first sight, loaded after it.
import { followLabel } from '../follow-label.js';
import { adviseAuthor } from './advise-author.js';
import { lazyStyles } from './lazy-styles.js';
import { followOutcome } from './login-status.js';
import type { LoginButton } from './login-button.js';

export { logoOf } from '../icons/index.js';
export { status } from './login-status.js';
export { shownTextOf } from '../shown-text.js';

/** Gives a button its other styles, and what it listens to from then on. */
export function prepareButton(button: LoginButton): void {
  button.addRules(lazyStyles);
  followOutcome(button);
  followLabel(button);
  adviseAuthor(button);
}
