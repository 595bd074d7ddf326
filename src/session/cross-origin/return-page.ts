import { isFlowLabel } from '../../protocol/flow-label.js';
import { type HeardMessage } from '../../protocol/messages.js';
import { parseUrl } from '../../protocol/parse-url.js';
import { returnChannel, type ReturnMessage } from '../../protocol/return-message.js';
import { openChannel } from '../tabs/open-channel.js';
import { keepReturned, readLeftFlow, tabStorage } from './redirect-storage.js';

/** Milliseconds to wait for the page that began the login. */
const answerTime = 1000;

type ReturnPage = Window & Pick<typeof globalThis, 'BroadcastChannel'>;

/**
 * Takes what the endpoint has handed over out of the address: the fragment of a site's return page, at once, before
 * anything else on the page can read it, or the query of an app's address.
 */
export function takeReturn(page: Window): ReturnMessage | undefined {
  const { hash, pathname, search } = page.location;
  const message = parseReturn(hash.slice(1));
  if (message) page.history.replaceState(page.history.state, '', pathname + search);
  return message;
}

/** What an address says of a login for a client. */
export function parseReturn(words: string): ReturnMessage | undefined {
  const given = new URLSearchParams(words);
  const [flow, code, error, error_description] = ['flow', 'code', 'error', 'error_description'].map(
    (name) => given.get(name) ?? '',
  ) as [string, string, string, string];
  if (!isFlowLabel(flow) || !code === !error) return undefined;
  return { type: 'oauth-return', flow, code, error, error_description };
}

/**
 * Hands over what came back: to the page of this tab that left for it, which is then opened again where it was, or to the
 * page that opened this window. Settles once that one has heard, or after a second.
 */
export async function handOver(
  message: ReturnMessage,
  page: ReturnPage,
  signal?: AbortSignal,
): Promise<void> {
  const storage = tabStorage(page);
  const left = readLeftFlow(storage, message.flow);
  if (left) {
    keepReturned(storage, message);
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
    page.setTimeout(resolve, answerTime);
    channel?.postMessage(message);
  });
  channel?.close();
}

/** Only to an address of this page's own origin, whatever a script has put into the storage. */
function goBack({ location, history }: Window, returnTo: string): void {
  const url = parseUrl(returnTo, location.href);
  // Two addresses without an origin, such as a script's and a file's, have the same: "null".
  const own = url?.origin === location.origin && url.protocol === location.protocol;
  const target = own ? url : new URL('/', location.href);
  if (target.pathname + target.search !== location.pathname + location.search) {
    location.replace(target.href);
    return;
  }
  // The same page: a change of its fragment alone would not load it again.
  history.replaceState(history.state, '', target.href);
  location.reload();
}
