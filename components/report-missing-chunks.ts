import { firstFrame } from './first-frame.js';
import { warnDeveloper } from '../src/session/developer-console.js';
import { OAuthLoginButtonElement } from './oauth-login-button/oauth-login-button-element.js';

const text =
  'Logos and messages did not load; people can still sign in. A copy of oauth-elements.js needs the folder dist/chunks/ beside it.';

/** An import costs as much as the rest of a button, even of what is there: one tells of all. */
let parts: Promise<unknown> | undefined;

// Before the buttons of the page are made. The later files cannot tell that they are missing. A button asks for the same one, so
// that this asks for nothing more.
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
