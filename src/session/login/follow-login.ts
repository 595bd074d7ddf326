import type { OAuthError } from '../../protocol/errors.js';
import { isPageMessage, type HeardMessage } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import type { Flow } from './flow.js';
import type { LoginOptions } from './login-options.js';
import type { SessionCore } from '../core.js';
import { adviseOnFailure, adviseOnWorker } from '../developer-advice.js';
import { endUnfinishedLogin } from './end-unfinished-login.js';
import { keepsCookies } from './detect-blocked-cookies.js';
import { watchPopup } from './popup-watch.js';
import { broadcastSession } from '../tabs/broadcast-session.js';
import { restoreSession } from '../tokens/tokens.js';

/** Loaded while the provider's page loads; a saved token has no page. If that fails, the next click notices a closed window. */
export function followLogin(core: SessionCore, flow: Flow, options: LoginOptions): void {
  const { signal } = core.closing;
  flow.promise.catch(async (error: unknown) => {
    await adviseOnFailure(core, (error as OAuthError).code, flow.provider).catch(() => undefined);
    // The fault may be gone at the next click.
    if (core.fault) await core.fetchSession(undefined, 'restored').catch(() => undefined);
  });
  if (options.savedToken) {
    restoreSession(core, flow, options).catch((error: unknown) => {
      const { code, description } = error as OAuthError;
      core.fail(flow, code, description);
    });
  } else if (!signal.aborted) {
    // The completion page of an embedding site is answered where its code is taken.
    if (!core.client) acknowledge(core, flow);
    listenToPopup(core, flow);
    // A click before this part was loaded could not check it.
    if (flow.popup && !core.client && !keepsCookies(core.page)) {
      flow.popup.close();
      core.fail(flow, 'cookies_blocked');
    } else watch(core, flow);
  }
}

function watch(core: SessionCore, flow: Flow): void {
  watchPopup(flow, core.page, core.closing.signal, (code) => {
    if (code === 'endpoint_not_found') adviseOnWorker(core);
    void endUnfinishedLogin(core, flow, code);
  });
}

/** A login ended by a redirect: other tabs receive the session, and the developer learns of a failure. */
export function followOutcome(core: SessionCore, wire: WireSession): void {
  // A message of another tab may have been newer.
  broadcastSession(core, core.wire ?? wire);
  const { error = '', provider = '' } = wire.outcome ?? {};
  if (error) adviseOnFailure(core, error, provider).catch(() => undefined);
}

/** Tells the completion page that this page has the result: it may close. A cancelled login may still have one. */
function acknowledge({ channel, closing, flows }: SessionCore, { label }: Flow): void {
  const stop = new AbortController();
  const answer = (): void => {
    channel?.postMessage({ type: 'oauth-heard', flow: label } satisfies HeardMessage);
    // The person may open the completion page again, by Back: it then stays open.
    stop.abort();
  };
  closing.signal.addEventListener('abort', () => {
    stop.abort();
  });
  channel?.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      if (isPageMessage(data) && data.flow === label) answer();
    },
    { signal: stop.signal },
  );
  // The result has arrived before this part was loaded.
  if (!flows.has(label)) answer();
}

/**
 * The completion page also posts to its opener, for browsers that separate the channels of frames and windows. It takes messages
 * only from the window that the flow opened, and from this origin (S23).
 */
function listenToPopup(core: SessionCore, flow: Flow): void {
  const page = core.page;
  // The return page of an embedding site sends another message, which `cross-origin-login.ts` receives.
  if (core.client) return;
  const stop = new AbortController();
  const end = (): void => {
    stop.abort();
  };
  flow.promise.then(end, end);
  page.addEventListener(
    'message',
    ({ data, origin, source }) => {
      if (!source || source !== flow.popup || origin !== page.origin || !isPageMessage(data)) return;
      if (data.flow === flow.label) core.receive(data);
    },
    { signal: stop.signal },
  );
}
