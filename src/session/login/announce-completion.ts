import { anySignal } from '../any-signal.js';
import { isFlowLabel } from '../../protocol/flow-label.js';
import { isWireSession, type CompleteMessage, type HeardMessage } from '../../protocol/messages.js';
import { openChannel } from '../tabs/open-channel.js';
import type { SessionPage } from '../session-options.js';
import type { Transport } from '../transport.js';

/** How a login ended, by the fragment of the app's own completion page. */
export interface Completion {
  readonly flow: string;
  readonly outcome: 'success' | 'error';
}

/** How long to wait for the endpoint. A request with a signal of its own has no other limit. */
const requestLimitMs = 30_000;

/** How long to wait for the page that began the login. */
const ackLimitMs = 1000;

/** Takes `#flow=…&outcome=…` out of the page's URL; returns `undefined` if it isn't there. */
export function takeCompletion(page: Window): Completion | undefined {
  const { hash, pathname, search } = page.location;
  const given = new URLSearchParams(hash.slice(1));
  const flow = given.get('flow') ?? '';
  const outcome = given.get('outcome');
  if (!isFlowLabel(flow) || (outcome !== 'success' && outcome !== 'error')) return undefined;
  page.history.replaceState(page.history.state, '', pathname + search);
  return { flow, outcome };
}

/**
 * Sends the result to the page that began the login. Resolves once that page has acknowledged it, or after a second.
 * @param endpoint the endpoint's absolute URL, which is the channel's name.
 * @param tellError gets the code of the error, `""` on success, as soon as the endpoint has answered.
 * @throws {OAuthError} `endpoint_unreachable`. The page that began the login fetches the session itself then.
 */
export async function announceCompletion(
  { flow, outcome }: Completion,
  transport: Transport,
  endpoint: string,
  signal: AbortSignal,
  tellError: (code: string) => void,
  page: SessionPage = globalThis as SessionPage,
): Promise<void> {
  const { AbortSignal } = page;
  const limit = anySignal(signal, AbortSignal.timeout(requestLimitMs));
  const answer = await transport.read(await transport.request(`/session?flow=${flow}`, { signal: limit }));
  const session = isWireSession(answer) ? answer : transport.unreachable();
  const { provider = '', error = '', error_description = '' } = session.outcome ?? {};
  const code = outcome === 'error' ? error || 'server_error' : '';
  tellError(code);
  const message: CompleteMessage = {
    type: 'oauth-complete',
    flow,
    outcome,
    provider,
    error: code,
    error_description,
    session,
  };
  const channel = openChannel(endpoint);
  await new Promise<void>((resolve) => {
    channel?.addEventListener('message', ({ data }: MessageEvent<Partial<HeardMessage> | null>) => {
      if (data?.type === 'oauth-heard' && data.flow === flow) resolve();
    });
    signal.addEventListener('abort', () => {
      resolve();
    });
    page.setTimeout(resolve, ackLimitMs);
    channel?.postMessage(message);
    (page.opener as Window | null)?.postMessage(message, page.location.origin);
  });
  channel?.close();
}
