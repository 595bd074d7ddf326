import type { CompleteMessage } from '../../protocol/messages.js';
import { statusOf } from '../http/error-status.js';
import type { Reply } from '../http/reply.js';
import { visibleQuery, outcomeOf, type LoginResult } from '../login/login-result.js';
import { completeScripts } from './complete-script.js';
import { html } from './html.js';
import { renderPage } from './render-page.js';
import { explain } from './error-sentences.js';
import { fill } from '../../locales/fill.js';
import type { Locale } from '../../locales/locale.js';

/** The result of a login in a window of its own, with the name that people know the provider by. */
export interface Completion {
  readonly result: LoginResult;
  readonly providerName: string;
}

/** What completion pages know of the site. */
export interface CompletionSite {
  readonly endpointUrl: string;
  readonly origin: string;
}

/** The message to the page that began the login. */
export function completeMessage(result: LoginResult): CompleteMessage {
  const { session = { authorizations: [] } } = result;
  const outcome = result.error ? 'error' : 'success';
  return { type: 'oauth-complete', ...outcomeOf(result), outcome, session };
}

/** The page a popup ends on: tells the page that began the login and closes itself, or says what to do. */
export function completePage(
  completion: Completion,
  { endpointUrl, origin }: CompletionSite,
  locale: Locale,
  nonce: string,
): Reply {
  const { result, providerName } = completion;
  const { error, target } = result;
  const message = completeMessage(result);
  const told = error
    ? explain(error, locale, providerName)
    : html`<p>${fill(locale.pages.signedInWith, { provider: providerName })}</p>`;
  return renderPage(
    {
      outcome: message.outcome,
      title: error ? locale.pages.notSignedIn : locale.pages.signedIn,
      content: html`${told}
        <p data-when="open">${locale.pages.closeWindow}</p>
        <a data-when="open" href="${origin + target.returnTo}"
          >${fill(error ? locale.pages.backTo : locale.pages.continueTo, { site: new URL(origin).host })}</a
        >`,
      script: (value) =>
        completeScripts({ message, endpoint: endpointUrl, origin, keep: visibleQuery(result) }, value),
    },
    locale,
    nonce,
    error ? statusOf(error.code) : 200,
  );
}
