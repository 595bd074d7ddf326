import { html, jsonBlock, trusted, type Html } from './html.js';
import type { CompleteMessage } from '../../protocol/messages.js';

/** The script's data. It holds no more than a page may know. */
export interface CompleteData {
  readonly message: CompleteMessage;
  /** The endpoint's URL, which names the channel. */
  readonly endpoint: string;
  readonly origin: string;
  /** What the address bar shows from then on, in place of the code. */
  readonly keep: string;
}

/**
 * What a completion page runs, in plain JavaScript of every engine: tell the page that began the login, close
 * when that page has answered or after a second without an answer, and say on the root where closing is not allowed.
 * It takes the code out of the address bar first. It runs where it stands, not later as a module would: a script
 * of the page's own that comes after it can close the window at once, and has not seen the code. Where the browser denies a
 * channel together with storage, the opener still gets the message.
 */
const completeScript = `{
const { message, endpoint, origin, keep } = JSON.parse(document.getElementById('oauth-complete').textContent);
history.replaceState(null, '', keep);
let channel;
try { channel = new BroadcastChannel(endpoint); } catch {}
const finish = () => {
  window.close();
  setTimeout(() => { document.documentElement.dataset.window = 'open'; }, 300);
};
const waited = setTimeout(finish, 1000);
const hear = ({ data }) => {
  if (data && data.type === 'oauth-heard' && data.flow === message.flow) { clearTimeout(waited); finish(); }
};
if (channel) channel.onmessage = hear;
addEventListener('message', (event) => { if (event.origin === origin) hear(event); });
if (channel) channel.postMessage(message);
if (window.opener) window.opener.postMessage(message, origin);
}`;

/** The script with its data, both carrying the nonce. */
export function completeScripts(data: CompleteData, nonce: string): Html {
  return html`<script type="application/json" id="oauth-complete" nonce="${nonce}">
      ${jsonBlock(data)}
    </script>
    <script nonce="${nonce}">
      ${trusted(completeScript)};
    </script>`;
}
