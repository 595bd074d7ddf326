import type { OAuthError } from '../../protocol/errors.js';
import type { ReturnMessage } from '../../protocol/return-message.js';
import type { Reply } from '../http/reply.js';
import { statusOf } from '../http/error-status.js';
import { html, jsonBlock, trusted } from './html.js';
import { renderPage } from './render-page.js';
import { signedInContent, stayContent } from './complete-page.js';
import { failureContent, failureFoot, failureScript, isCancel } from './failure-content.js';
import type { PageContext } from './page-context.js';

/** What an embedding site's window receives. */
export interface HandOver {
  readonly message: ReturnMessage;
  /** The client's, exactly: the one target of messages (S23). */
  readonly origin: string;
  /** The client's return page with the same in its fragment. */
  readonly address: string;
  /** What stays in the address bar. */
  readonly keep: string;
  readonly providerName: string;
  readonly error: OAuthError | undefined;
}

/**
 * Sends the result to the page that opened this window, if `opener` still exists. Otherwise, and where that page does not answer
 * within a second, the client's return page passes it on.
 */
const handOverScript = `{
const { message, origin, address, keep } = JSON.parse(document.getElementById('oauth-return').textContent);
history.replaceState(null, '', keep);
const go = () => { location.replace(address); };
const { opener } = window;
if (opener) {
  const waited = setTimeout(go, 1000);
  addEventListener('message', ({ source, origin: from, data }) => {
    const heard = source === opener && from === origin && data && data.type === 'oauth-heard' && data.flow === message.flow;
    if (!heard) return;
    clearTimeout(waited);
    window.close();
    setTimeout(() => { document.documentElement.dataset.window = 'open'; }, 300);
  });
  opener.postMessage(message, origin);
} else go();
}`;

/** The drawing and the title of the page, by how the login ended. */
function endingOf(
  error: HandOver['error'],
  { signedIn, cancelledTitle, notSignedIn }: PageContext['locale']['pages'],
): { readonly outcome: 'success' | 'cancelled' | 'error'; readonly title: string } {
  if (!error) return { outcome: 'success', title: signedIn };
  return isCancel(error)
    ? { outcome: 'cancelled', title: cancelledTitle }
    : { outcome: 'error', title: notSignedIn };
}

/** The page on which a login for an embedding site ends, in its own window. */
export function handOverPage({ providerName, error, ...data }: HandOver, context: PageContext): Reply {
  const { message, origin, address, keep } = data;
  const { locale } = context;
  return renderPage(
    {
      ...endingOf(error, locale.pages),
      content: html`${error ? failureContent(error, locale, providerName) : signedInContent(context, providerName)}
      ${stayContent(context)}`,
      ...(error && { foot: failureFoot(error, context) }),
      leaves: true,
      script: (nonce) =>
        html`<script type="application/json" id="oauth-return" nonce="${nonce}">
            ${jsonBlock({ message, origin, address, keep })}
          </script>
          <script nonce="${nonce}">
            ${trusted(handOverScript)};
          </script>
          ${error ? failureScript(nonce) : ''}`,
      status: error ? statusOf(error.code) : 200,
    },
    context,
  );
}
