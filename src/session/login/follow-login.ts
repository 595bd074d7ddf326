import type { ErrorCode, OAuthError } from '../../protocol/errors.js';
import { isPageMessage, type HeardMessage } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import { anySignal } from '../any-signal.js';
import type { Flow } from './flow.js';
import type { LoginOptions } from './login-options.js';
import { ownOrigin } from '../own-origin.js';
import type { SessionState } from '../session-state.js';
import { adviseOnFailure, adviseOnWorker } from '../developer-advice.js';
import { endUnfinishedLogin } from './end-unfinished-login.js';
import { keepsCookies } from './detect-blocked-cookies.js';
import { forgetOldLogins, isOver } from './forget-old-logins.js';
import { lacksClient } from './refuse-login.js';
import { watchPopup } from './popup-watch.js';
import { channelOf } from '../tabs/channel-of.js';
import { broadcastSession } from '../tabs/broadcast-session.js';
import { restoreSession } from '../tokens/tokens.js';

/**
 * Does what a login needs after its click: restores a saved token, or waits for the result and watches the window. This part loads while
 * the provider's page loads. If it can't be loaded, only the next click notices that the window was closed.
 */
export function followLogin(session: SessionState, flow: Flow, options: LoginOptions): void {
  const { signal } = session.closing;
  forgetOldLogins(session);
  flow.promise.catch(async (error: unknown) => {
    await adviseOnFailure(session, (error as OAuthError).code, flow.provider, options).catch(() => undefined);
    // The fault may be gone at the next click.
    if (session.fault) await session.fetchSession(undefined, 'restored').catch(() => undefined);
  });
  if (options.savedToken) {
    restoreSession(session, flow, options).catch((error: unknown) => {
      const { code, description } = error as OAuthError;
      session.fail(flow, code, description);
    });
  } else if (!signal.aborted) {
    // For an embedding site, `cross-origin-login.ts` acknowledges the result where it takes the code.
    if (!session.client) acknowledge(session, flow);
    listenToPopup(session, flow);
    // A click before this part was loaded could not check this.
    const refused = flow.popup && lateRefusal(session);
    if (refused) {
      flow.popup?.close();
      session.fail(flow, refused);
    } else watch(session, flow);
  }
}

function lateRefusal(session: SessionState): ErrorCode | undefined {
  if (lacksClient(session)) return 'client_unknown';
  return session.client || keepsCookies(session.page) ? undefined : 'cookies_blocked';
}

function watch(session: SessionState, flow: Flow): void {
  watchPopup(flow, session.page, session.closing.signal, (code) => {
    if (code === 'endpoint_not_found') adviseOnWorker(session);
    void endUnfinishedLogin(session, flow, code);
  });
}

/** Follows up a login that ended by a redirect: sends the session to the other tabs, and tells the developer of a failure. */
export function followOutcome(session: SessionState, wire: WireSession): void {
  // A message of another tab may have brought a newer session.
  broadcastSession(session, session.wire ?? wire);
  const { error = '', provider = '' } = wire.outcome ?? {};
  if (error) adviseOnFailure(session, error, provider).catch(() => undefined);
}

/** Tells the completion page that this page has the result, so that it may close. Even a cancelled login may still get a result. */
function acknowledge(session: SessionState, flow: Flow): void {
  const { label } = flow;
  const { closing, flows, page } = session;
  const channel = channelOf(session);
  const stop = new AbortController();
  const answer = (): void => {
    channel?.postMessage({ type: 'oauth-heard', flow: label } satisfies HeardMessage);
    // Only once: a person who opens the completion page again, by Back, wants it to stay open.
    stop.abort();
  };
  channel?.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      if (isPageMessage(data) && data.flow === label) answer();
      else if (isOver(flow, page)) stop.abort();
    },
    { signal: anySignal(stop.signal, closing.signal) },
  );
  // The result arrived before this part was loaded.
  if (!flows.has(label)) answer();
}

/**
 * Receives the message that the completion page posts to its opener, for browsers in which frames and windows don't share channels. It
 * takes messages only from the window that the flow opened, and from this origin (S23).
 */
function listenToPopup(session: SessionState, flow: Flow): void {
  const page = session.page;
  // The return page of an embedding site sends another message, which `cross-origin-login.ts` receives.
  if (session.client) return;
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
  };
  flow.promise.then(end, end);
  page.addEventListener(
    'message',
    ({ data, origin, source }) => {
      if (!source || source !== flow.popup || origin !== ownOrigin(page) || !isPageMessage(data)) return;
      if (data.flow === flow.label) session.receive(data);
    },
    { signal: anySignal(stop.signal, session.closing.signal) },
  );
}
