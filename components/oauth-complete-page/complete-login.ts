import { handOver, takeReturn } from '../../src/session/cross-origin/return-page.js';
import { announceCompletion, takeCompletion } from '../../src/session/login/announce-completion.js';
import type { OAuthSession } from '../../src/session/session.js';
import type { Transport } from '../../src/session/transport.js';
import type { OAuthElement } from '../oauth-element.js';
import { prepareWords } from './completion-content.js';

/** What `completeLogin` uses of `<oauth-complete-page>`. */
export interface CompletePage extends OAuthElement {
  outcome: string;
  readonly closeAfter: number;
}

/** How long the page waits for its words, and for the cause of a failure, before it shows what it has. */
const showLimitMs = 2000;

/**
 * Tells the page that began the login how it ended, and asks the browser to close the window.
 * @param show is called when everything that the page says is known, at the latest after `showLimitMs`: an earlier text would change while
 * somebody reads it.
 * @param tellError gets the code of a failure; `""` after a success.
 * @param openSession opens the session. It is called only on the endpoint's own origin: a page of another origin may have no session.
 * @param createTransport the function of src/session: importing it would load a second copy.
 */
export async function completeLogin(
  page: CompletePage,
  show: () => void,
  tellError: (code: string) => void,
  signal: AbortSignal,
  openSession: () => OAuthSession | undefined,
  createTransport: (endpoint: string, page: Window & typeof globalThis) => Transport,
): Promise<void> {
  // The element left the document while this file loaded, such as when a framework moves it. The address is for its next place, so this
  // call takes nothing from it.
  if (signal.aborted) return new Promise(() => undefined);
  let resolveReason = (): void => undefined;
  const reason = new Promise<void>((resolve) => {
    resolveReason = resolve;
  });
  const shown = Promise.race([Promise.all([prepareWords(page), reason]), wait(showLimitMs, signal)]).then(
    show,
  );
  const tell = (code: string): void => {
    tellError(code);
    resolveReason();
  };
  const completion = takeCompletion(window);
  const returned = takeReturn(window);
  if (returned) {
    // The endpoint is of another origin: the result is for the page of this site that began the login.
    page.outcome ||= returned.error ? 'error' : 'success';
    tell(returned.error);
    await handOver(returned, window, signal);
    await wait(page.closeAfter, signal);
    window.close();
  }
  const session = completion && openSession();
  if (session) {
    page.outcome ||= completion.outcome;
    if (completion.outcome === 'success') resolveReason();
    const transport = createTransport(session.endpoint, window);
    await announceCompletion(completion, transport, session.endpoint, signal, tell).catch(resolveReason);
    await wait(page.closeAfter, signal);
    window.close();
  }
  resolveReason();
  await shown;
}

/**
 * Resolves after some milliseconds, but never if `signal` aborts meanwhile. A signal that has already aborted is ignored: an element that
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
