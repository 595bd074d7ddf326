import { handOver, takeReturn } from '../../src/session/cross-origin/return-page.js';
import { announceCompletion, takeCompletion } from '../../src/session/login/announce-completion.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { Transport } from '../../src/session/transport.js';

/** The page as what ends its login knows it. */
export interface CompletePage {
  outcome: string;
  readonly closeAfter: number;
}

/**
 * Tells the page that began the login how it ended, and asks the browser to close the window.
 * @param tellError takes the code of a login that failed, `""` of any other.
 * @param openSession nobody else needs one: a page of another origin than its endpoint's may have none.
 * @param createTransport importing it would load it a second time.
 */
export async function completeLogin(
  page: CompletePage,
  tellError: (code: string) => void,
  signal: AbortSignal,
  openSession: () => OAuthSession | undefined,
  createTransport: (endpoint: string, page: Window & typeof globalThis) => Transport,
): Promise<void> {
  const completion = takeCompletion(window);
  const returned = takeReturn(window);
  if (returned) {
    // The endpoint is of another origin: what came back is for the page of this site that began the login.
    page.outcome ||= returned.error ? 'error' : 'success';
    tellError(returned.error);
    await handOver(returned, window, signal);
    await wait(page.closeAfter, signal);
    window.close();
  }
  const session = completion && openSession();
  if (session) {
    page.outcome ||= completion.outcome;
    const transport = createTransport(session.endpoint, window);
    tellError(await announceCompletion(completion, transport, session.endpoint, signal).catch(() => ''));
    await wait(page.closeAfter, signal);
    window.close();
  }
}

/** Settles after some milliseconds; never once `signal` has aborted. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
}
