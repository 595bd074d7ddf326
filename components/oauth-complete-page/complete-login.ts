import { handOver, takeReturn } from '../../src/session/cross-origin/return-page.js';
import { announceCompletion, takeCompletion } from '../../src/session/login/announce-completion.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { Transport } from '../../src/session/transport.js';
import type { OAuthElement } from '../oauth-element.js';
import { prepareWords } from './completion-content.js';

/** The page as what ends its login knows it. */
export interface CompletePage extends OAuthElement {
  outcome: string;
  readonly closeAfter: number;
}

/** Milliseconds for which a page waits for its words, and for the reason of a failure, before it shows what it has. */
const showLimitMs = 2000;

/**
 * Tells the page that began the login how it ended, and asks the browser to close the window.
 * @param show is called once the page can say everything, or waits no longer: words or a reason that came later would change it.
 * @param tellError takes the code of a login that failed, `""` of any other.
 * @param openSession nobody else needs one: a page of another origin than its endpoint's may have none.
 * @param createTransport importing it would load it a second time.
 */
export async function completeLogin(
  page: CompletePage,
  show: () => void,
  tellError: (code: string) => void,
  signal: AbortSignal,
  openSession: () => OAuthSession | undefined,
  createTransport: (endpoint: string, page: Window & typeof globalThis) => Transport,
): Promise<void> {
  // Taken out before this was loaded, such as by a framework that moves it: what the address says is for the place it comes to.
  if (signal.aborted) return new Promise(() => undefined);
  let know = (): void => undefined;
  const reason = new Promise<void>((resolve) => {
    know = resolve;
  });
  const shown = Promise.race([Promise.all([prepareWords(page), reason]), wait(showLimitMs, signal)]).then(
    show,
  );
  const tell = (code: string): void => {
    tellError(code);
    know();
  };
  const completion = takeCompletion(window);
  const returned = takeReturn(window);
  if (returned) {
    // The endpoint is of another origin: what came back is for the page of this site that began the login.
    page.outcome ||= returned.error ? 'error' : 'success';
    tell(returned.error);
    await handOver(returned, window, signal);
    await wait(page.closeAfter, signal);
    window.close();
  }
  const session = completion && openSession();
  if (session) {
    page.outcome ||= completion.outcome;
    if (completion.outcome === 'success') know();
    const transport = createTransport(session.endpoint, window);
    await announceCompletion(completion, transport, session.endpoint, signal, tell).catch(know);
    await wait(page.closeAfter, signal);
    window.close();
  }
  know();
  await shown;
}

/**
 * Settles after some milliseconds; never if `signal` aborts meanwhile. A signal that has already aborted is ignored: an element that
 * was moved while it handed the login over still closes its window.
 */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}
