import type { OAuthError } from '../../protocol/errors.js';
import type { CompleteMessage } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import { statusOf } from '../http/error-status.js';
import type { Reply, SetCookies } from '../http/reply.js';
import { completeScripts } from './complete-script.js';
import { html } from './html.js';
import { renderPage } from './render-page.js';
import { explain } from './error-sentences.js';
import type { Words } from './words/words.js';

/** How a flow in a window of its own ended. */
export interface Completion {
  readonly flow: string;
  readonly provider: string;
  readonly providerName: string;
  readonly error: OAuthError | undefined;
  readonly session: WireSession;
  /** What stays in the address bar: the state alone, so that a reload finds the same page again. */
  readonly keep: string;
  /** Where a person goes on whose window can't close: a path of the site. */
  readonly returnTo: string;
}

/** What completion pages know of the site. */
export interface CompletionSite {
  readonly endpointUrl: string;
  readonly origin: string;
}

/** What a completion page tells the page that began the login. */
export function completeMessage({ flow, provider, error, session }: Completion): CompleteMessage {
  return {
    type: 'oauth-complete',
    flow,
    outcome: error ? 'error' : 'success',
    provider,
    error: error?.code ?? '',
    error_description: error?.description ?? '',
    session,
  };
}

/** The page a popup ends on: tells the page that began the login and closes itself, or says what to do. */
export function completePage(
  completion: Completion,
  { endpointUrl, origin }: CompletionSite,
  words: Words,
  nonce: string,
  setCookies: SetCookies,
): Reply {
  const { providerName, error, keep, returnTo } = completion;
  const message = completeMessage(completion);
  const told = error ? explain(error, words) : html`<p>${words.signedInWith(providerName)}</p>`;
  return renderPage(
    {
      outcome: message.outcome,
      title: error ? words.notSignedInWith(providerName) : words.signedIn,
      content: html`${told}
        <p data-when="open">${words.closeWindow}</p>
        <a data-when="open" href="${origin + returnTo}">${error ? words.backToSite : words.goOn}</a>`,
      script: (value) => completeScripts({ message, endpoint: endpointUrl, origin, keep }, value),
    },
    words,
    nonce,
    error ? statusOf(error.code) : 200,
    setCookies,
  );
}
