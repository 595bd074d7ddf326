import { isFlowLabel } from '../../protocol/flow-label.js';
import { type HeardMessage } from '../../protocol/messages.js';
import { parseUrl } from '../../protocol/parse-url.js';
import { returnChannel, type ReturnMessage } from '../../protocol/return-message.js';
import { openChannel } from '../tabs/open-channel.js';
import { storeReturnMessage, readStoredFlow, tabStorage } from './redirect-storage.js';

/** Milliseconds to wait for the page that began the login. */
const ackLimitMs = 1000;

type ReturnPage = Window & Pick<typeof globalThis, 'BroadcastChannel'>;

/**
 * Takes the return message out of the page's URL: out of the fragment, at once, before anything else on the page can read
 * it.
 */
export function takeReturn(page: Window): ReturnMessage | undefined {
  const { hash, pathname, search } = page.location;
  const message = parseReturn(hash.slice(1));
  if (message) page.history.replaceState(page.history.state, '', pathname + search);
  return message;
}

/** The return message in a fragment or query; `undefined` if it has none. */
export function parseReturn(words: string): ReturnMessage | undefined {
  const given = new URLSearchParams(words);
  const [flow, code, error, error_description] = ['flow', 'code', 'error', 'error_description'].map(
    (name) => given.get(name) ?? '',
  ) as [string, string, string, string];
  if (!isFlowLabel(flow) || !code === !error) return undefined;
  return { type: 'oauth-return', flow, code, error, error_description };
}

/**
 * Hands over the return message: to the page of this tab that left for the login, which it opens again at its URL, or to the
 * page that opened this window. Settles once that page has acknowledged it, or after a second.
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

/** Goes only to a URL of this page's own origin, whatever a script has put into the storage. */
function goBack({ location, history }: Window, returnTo: string): void {
  const url = parseUrl(returnTo, location.href);
  // URLs without an origin, such as `javascript:` and `file:`, have the same one: "null".
  const own = url?.origin === location.origin && url.protocol === location.protocol;
  const target = own ? url : new URL('/', location.href);
  if (target.pathname + target.search !== location.pathname + location.search) {
    location.replace(target.href);
    return;
  }
  // A change of only the fragment would not reload the page.
  history.replaceState(history.state, '', target.href);
  location.reload();
}
