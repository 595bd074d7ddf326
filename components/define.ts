// Before the first button is made, so that it knows of each.
import './report-missing-chunks.js';
// Before the others, so that every other element finds its session already upgraded above it.
import './oauth-session/oauth-session.js';
import './oauth-complete-page/oauth-complete-page.js';
import './oauth-login-button/oauth-login-button.js';
import './oauth-login-panel/oauth-login-panel.js';
import './oauth-logout-button/oauth-logout-button.js';
import './oauth-sessions/oauth-sessions.js';
import './oauth-show/oauth-show.js';
import './oauth-user-badge/oauth-user-badge.js';

export { setWords } from './messages/set-words.js';

/** Tags that another script has defined before. */
const takenTags = [
  'oauth-session',
  'oauth-complete-page',
  'oauth-login-button',
  'oauth-login-panel',
  'oauth-logout-button',
  'oauth-sessions',
  'oauth-show',
  'oauth-user-badge',
]
  // Another copy of these elements works as well: it is made with Lit, and has `define()`.
  .filter((tag) => !['finalizeStyles', 'define'].every((name) => name in Object(customElements.get(tag))));
if (takenTags.length)
  import('./report-taken-tags.js').then(
    ({ reportTakenTags }) => {
      reportTakenTags(takenTags);
    },
    () => undefined,
  );
