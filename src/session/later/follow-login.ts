import type { OAuthError } from '../../protocol/errors.js';
import { isPageMessage } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import type { Flow } from '../flow.js';
import type { LoginOptions } from '../login-options.js';
import type { OAuthSession } from '../session.js';
import { adviseOnFailure, adviseOnWorker } from './developer-advice.js';
import { giveUp } from './give-up.js';
import { keepsCookies } from './keeps-cookies.js';
import { watchPopup } from './popup-watch.js';
import { restoreSession } from './tokens.js';

/** Loaded with the provider's page; a saved token has none. Should that fail, a closed window is noticed at the next click. */
export function followLogin(session: OAuthSession, flow: Flow, options: LoginOptions): void {
  const { signal } = session['closing'];
  flow.promise.catch(async (error: unknown) => {
    await adviseOnFailure(session, (error as OAuthError).code, flow.provider).catch(() => undefined);
    // What stood in the way may be gone at the next click.
    if (session['fault']) await session['ask'](undefined, 'restored').catch(() => undefined);
  });
  if (options.savedToken) {
    restoreSession(session, flow, options).catch((error: unknown) => {
      const { code, description } = error as OAuthError;
      session['fail'](flow, code, description);
    });
  } else if (!signal.aborted) {
    hearPopup(session, flow);
    // Before the page was seen, a click could not know.
    if (flow.popup && !session.client && !keepsCookies(session['page'])) {
      flow.popup.close();
      session['fail'](flow, 'cookies_blocked');
    } else watch(session, flow);
  }
}

function watch(session: OAuthSession, flow: Flow): void {
  watchPopup(flow, session['page'], session['closing'].signal, (code) => {
    if (code === 'endpoint_not_found') adviseOnWorker(session);
    void giveUp(session, flow, code);
  });
}

/** A login ended by a redirect: other tabs are told of the session, and the developer of a failure. */
export function followOutcome(session: OAuthSession, wire: WireSession): void {
  session['tell']({ type: 'oauth-session', session: wire });
  const { error = '', provider = '' } = wire.outcome ?? {};
  if (error) adviseOnFailure(session, error, provider).catch(() => undefined);
}

/**
 * The completion page also posts to its opener, for browsers that keep the channel of a frame and of a window apart. What
 * counts comes from exactly the window that the flow opened, and from this very origin (S23).
 */
function hearPopup(session: OAuthSession, flow: Flow): void {
  const page = session['page'];
  // The return page of an embedding site says something else, and is heard elsewhere.
  if (session.client) return;
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
  };
  flow.promise.then(end, end);
  page.addEventListener(
    'message',
    ({ data, origin, source }) => {
      if (!source || source !== flow.popup || origin !== page.origin || !isPageMessage(data)) return;
      if (data.flow === flow.label) session['hear'](data);
    },
    { signal: stop.signal },
  );
}
