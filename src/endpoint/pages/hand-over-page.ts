import type { OAuthError } from '../../protocol/errors.js';
import type { ReturnMessage } from '../../protocol/return-message.js';
import type { Reply } from '../http/reply.js';
import { statusOf } from '../http/error-status.js';
import { html, jsonBlock, trusted } from './html.js';
import { renderPage } from './render-page.js';
import { explain } from './error-sentences.js';
import { fill } from '../../locales/fill.js';
import type { Locale } from '../../locales/locale.js';

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
 * Tells the page that opened this window, if the browser has kept the tie. Otherwise, and where that page does not answer
 * within a second, the client's return page tells it.
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

/** The page on which a login for an embedding site ends, in its own window. */
export function handOverPage(
  { providerName, error, ...data }: HandOver,
  locale: Locale,
  nonce: string,
): Reply {
  const { message, origin, address, keep } = data;
  return renderPage(
    {
      outcome: error ? 'error' : 'success',
      title: error ? locale.pages.notSignedIn : locale.pages.signedIn,
      content: html`${error ? explain(error, locale, providerName) : html`<p>${fill(locale.pages.signedInWith, { provider: providerName })}</p>`}
        <p data-when="open">${locale.pages.closeWindow}</p>`,
      script: (value) =>
        html`<script type="application/json" id="oauth-return" nonce="${value}">
            ${jsonBlock({ message, origin, address, keep })}
          </script>
          <script nonce="${value}">
            ${trusted(handOverScript)};
          </script>`,
    },
    locale,
    nonce,
    error ? statusOf(error.code) : 200,
  );
}
