import { pageReply, type Reply } from '../http/reply.js';
import { statusOf } from '../http/error-status.js';
import type { LoginResult } from '../login/login-result.js';
import { completeMessage, type CompletionSite } from './complete-page.js';
import { completeScripts } from './complete-script.js';
import { html, trusted } from './html.js';
import { ownHtmlPolicy } from './page-policy.js';
import type { OwnHtmlTemplate } from './own-html-template.js';
import { failureText } from './failure-content.js';
import { fill } from '../../locales/fill.js';
import type { Locale } from '../../locales/locale.js';

/**
 * The completion page in the app's own HTML. Ours comes first, so that it runs before any script of the page: the
 * parser takes the later `<html>` and `<body>` as usual, and an attribute of our `<html>` wins over a later one.
 * @param template one with a part for failures if the login failed.
 */
export function ownHtmlPage(
  template: OwnHtmlTemplate,
  result: LoginResult,
  providerName: string,
  { endpointUrl, origin }: CompletionSite,
  locale: Locale,
  nonce: string,
): Reply {
  const { error, target } = result;
  const message = completeMessage(result);
  const told = error
    ? failureText(error, locale, providerName)
    : fill(locale.pages.signedInWith, { provider: providerName });
  // The state is not for scripts of the page's own: a reload leads to the site, where the person is signed in.
  const data = { message, endpoint: endpointUrl, origin, keep: target.returnTo };
  const document = html`<!doctype html>
    <html data-outcome="${message.outcome}">
      <meta name="viewport" content="width=device-width" />
      <style nonce="${nonce}">
        ${trusted(styleFor(message.outcome))}
      </style>
      ${completeScripts(data, nonce)}
      ${template.fill({ nonce, message: told, provider: providerName, language: locale.language })}
    </html>`;
  return pageReply(document.text, ownHtmlPolicy(nonce), error ? statusOf(error.code) : 200);
}

/** In the first cascade layer, whose `!important` wins over the page's own: it can't show the part of the other outcome. */
function styleFor(outcome: 'success' | 'error'): string {
  return `@layer oauth-elements {
    [data-outcome]:not([data-outcome="${outcome}"]) { display: none !important }
    @media (scripting: enabled) { :root:not([data-window="open"]) [data-when="open"] { display: none !important } }
  }`;
}
