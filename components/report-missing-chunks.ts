import { firstFrame } from './first-frame.js';
import { warnDeveloper } from '../src/session/developer-console.js';
import { OAuthLoginButtonElement } from './oauth-login-button/oauth-login-button-element.js';

const text =
  'Logos and messages did not load; people can still sign in. A copy of oauth-elements.js needs the folder dist/chunks/ beside it.';

/** One import for all buttons: even of a loaded file, an import costs as much as the rest of a button. */
let parts: Promise<unknown> | undefined;

// Runs before the buttons of the page are made. A lazy part can't report that it is missing itself. The buttons import the same file, so
// this causes no further request.
OAuthLoginButtonElement.addInitializer((button) => {
  if (parts) return;
  button.addController({
    hostConnected() {
      parts ??= firstFrame()
        .then(() => import('./oauth-login-button/dress-button.js'))
        .catch(() => {
          if (navigator.onLine) warnDeveloper(window, 'parts_missing', text);
        });
    },
  });
});
