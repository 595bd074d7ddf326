import type { OAuthError } from '../../protocol/errors.js';
import type { Flow } from '../flow.js';
import type { LoginOptions } from '../login-options.js';
import type { OAuthSession } from '../session.js';
import { giveUp } from './give-up.js';
import { watchPopup } from './popup-watch.js';
import { restoreSession } from './tokens.js';

/** Loaded with the provider's page; a saved token has none. Should that fail, a closed window is noticed at the next click. */
export function followLogin(session: OAuthSession, flow: Flow, options: LoginOptions): void {
  const { signal } = session['closing'];
  if (options.savedToken) {
    restoreSession(session, flow, options).catch((error: unknown) => {
      const { code, description } = error as OAuthError;
      session['fail'](flow, code, description);
    });
  } else if (!signal.aborted) {
    watchPopup(flow, session['page'], signal, (code) => void giveUp(session, flow, code));
  }
}
