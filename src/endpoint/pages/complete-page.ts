import type { OAuthError } from '../../protocol/errors.js';
import type { CompleteMessage } from '../../protocol/messages.js';
import type { WireSession } from '../../protocol/wire.js';
import { statusOf } from '../http/status.js';
import type { Reply, SetCookies } from '../http/reply.js';
import { completeScript } from './complete-script.js';
import { html, jsonBlock, trusted } from './html.js';
import { renderPage } from './page.js';
import { wordsFor } from './sentences.js';

/** How a flow in a window of its own ended. */
export interface Completion {
  readonly flow: string;
  readonly provider: string;
  readonly providerName: string;
  readonly error: OAuthError | undefined;
  readonly session: WireSession;
  /** What stays in the address bar: the state alone, so that a reload finds the same page again. */
  readonly keep: string;
  /** Where a person goes on whose window can't close. */
  readonly returnTo: string;
}

/** The page a popup ends on: tells the page that began the login and closes itself, or says what to do. */
export function completePage(
  completion: Completion,
  site: { endpointUrl: string; origin: string },
  nonce: string,
  setCookies: SetCookies,
): Reply {
  const { flow, provider, providerName, error, session } = completion;
  const message: CompleteMessage = {
    type: 'oauth-complete',
    flow,
    outcome: error ? 'error' : 'success',
    provider,
    error: error?.code ?? '',
    error_description: error?.description ?? '',
    session,
  };
  const data = { message, endpoint: site.endpointUrl, origin: site.origin, keep: completion.keep };
  const words = error ? wordsFor(error) : html`<p>You are signed in with ${providerName}.</p>`;
  return renderPage(
    {
      outcome: message.outcome,
      title: error ? `Sign-in with ${providerName} did not work` : 'Signed in',
      content: html`${words}
        <p class="late">You can close this window and go back to the page you came from.</p>
        <a class="late" href="${completion.returnTo}">${error ? 'Back to the site' : 'Go on'}</a>`,
      script: (value) =>
        html`<script type="application/json" id="outcome" nonce="${value}">
            ${jsonBlock(data)}
          </script>
          <script type="module" nonce="${value}">
            ${trusted(completeScript)};
          </script>`,
    },
    nonce,
    error ? statusOf(error.code) : 200,
    setCookies,
  );
}
