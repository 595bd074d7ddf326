import { isFlowLabel } from '../../protocol/flow-label.js';
import { type HeardMessage } from '../../protocol/messages.js';
import { parseUrl } from '../../protocol/parse-url.js';
import { returnChannel, type ReturnMessage } from '../../protocol/return-message.js';
import { openChannel } from '../tabs/open-channel.js';
import { storeReturnMessage, readStoredFlow, tabStorage } from './redirect-storage.js';

/** How long to wait for the page that began the login. */
const ackLimitMs = 1000;

type ReturnPage = Window & Pick<typeof globalThis, 'BroadcastChannel'>;

/** Takes the return message out of the fragment of the page's URL, at once, before anything else on the page can read it. */
export function takeReturn(page: Window): ReturnMessage | undefined {
  const { hash, pathname, search } = page.location;
  const message = parseReturn(hash.slice(1));
  if (message) page.history.replaceState(page.history.state, '', pathname + search);
  return message;
}

/** The return message in a fragment or query; `undefined` if it has none. */
export function parseReturn(query: string): ReturnMessage | undefined {
  const parameters = new URLSearchParams(query);
  const [flow, code, error, error_description] = ['flow', 'code', 'error', 'error_description'].map(
    (name) => parameters.get(name) ?? '',
  ) as [string, string, string, string];
  if (!isFlowLabel(flow) || !code === !error) return undefined;
  return { type: 'oauth-return', flow, code, error, error_description };
}

/**
 * Hands the return message over: to the page that left this tab for the login, by opening it again, or to the page that opened this window.
 * Resolves once that page has acknowledged it, or after a second.
 */
export async function handOver(
  message: ReturnMessage,
  page: ReturnPage,
  signal?: AbortSignal,
): Promise<void> {
  const storage = tabStorage(page);
  const left = readStoredFlow(storage, message.flow);
  if (left) {
    storeReturnMessage(storage, message);
    goBack(page, left.returnTo);
    return new Promise(() => undefined);
  }
  const channel = openChannel(returnChannel, page);
  await new Promise<void>((resolve) => {
    channel?.addEventListener('message', ({ data }: MessageEvent<Partial<HeardMessage> | null>) => {
      if (data?.type === 'oauth-heard' && data.flow === message.flow) resolve();
    });
    signal?.addEventListener('abort', () => {
      resolve();
    });
    page.setTimeout(resolve, ackLimitMs);
    channel?.postMessage(message);
  });
  channel?.close();
}

/** Goes back to a URL, but only to one of this page's own origin: any script can have written it into the storage. */
function goBack({ location, history }: Window, returnTo: string): void {
  const url = parseUrl(returnTo, location.href);
  // The origin of `javascript:` and `file:` URLs is "null", which may also be this page's.
  const own = url?.origin === location.origin && url.protocol === location.protocol;
  const target = own ? url : new URL('/', location.href);
  if (target.pathname + target.search !== location.pathname + location.search) {
    location.replace(target.href);
    return;
  }
  // Changing only the fragment would not reload the page.
  history.replaceState(history.state, '', target.href);
  location.reload();
}
