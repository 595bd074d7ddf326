// First, so that it can watch every button from its creation on.
import './report-missing-chunks.js';
// Before the other elements, so that each of them finds the session above it already upgraded.
import './oauth-session/oauth-session.js';
import './oauth-complete-page/oauth-complete-page.js';
import './oauth-login-button/oauth-login-button.js';
import './oauth-login-panel/oauth-login-panel.js';
import './oauth-logout-button/oauth-logout-button.js';
import './oauth-sessions/oauth-sessions.js';
import './oauth-show/oauth-show.js';
import './oauth-user-badge/oauth-user-badge.js';

export { setWords } from './messages/set-words.js';

/** The tags that another script has defined first. */
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
  // A second copy of this package works as well. Its classes have Lit's `finalizeStyles` and our `define`.
  .filter((tag) => !['finalizeStyles', 'define'].every((name) => name in Object(customElements.get(tag))));
if (takenTags.length)
  import('./report-taken-tags.js').then(
    ({ reportTakenTags }) => {
      reportTakenTags(takenTags);
    },
    () => undefined,
  );
