import type { Reply } from '../http/reply.js';
import { guardClicks } from './continue-script.js';
import { html, trusted } from './html.js';
import { renderPage } from './render-page.js';
import { fill } from '../../locales/fill.js';
import type { Locale } from '../../locales/locale.js';

export interface Continuation {
  /** Who asks: the host of a site, or the id of an app. */
  readonly site: string;
  readonly providerName: string;
  /** The provider's page. */
  readonly goOn: string;
  /** Where the other site learns that the person declined. */
  readonly back: string;
}

/**
 * "Continue to example.com": on behalf of another site nothing goes on before the person says so. Nobody may frame it, and
 * it takes no click before a person can have read it: a page that opens this one under a double click, or has prepared it
 * under another window, would have the second click fall on the link.
 */
export function continuePage(
  { site, providerName, goOn, back }: Continuation,
  locale: Locale,
  nonce: string,
): Reply {
  return renderPage(
    {
      outcome: 'question',
      title: fill(locale.pages.continueQuestion, { site, provider: providerName }),
      content: html`<style nonce="${nonce}">
          ${trusted(style)}
        </style>
        <p>${fill(locale.pages.youAskedOn, { site })}</p>
        <a href="${goOn}" class="go-on">${locale.pages.agree}</a>
        <a href="${back}">${locale.pages.cancel}</a>`,
      script: guardClicks,
    },
    locale,
    nonce,
    200,
  );
}

/** Where no script runs, as in a sandbox, the delay counts from when the mouse is over the card. */
const style = `
a { animation: ready .6s step-end }
@keyframes ready { from { pointer-events: none } }
@media (scripting: enabled) {
  a { transition: opacity .15s }
  a:not([data-ready]) { opacity: .55; cursor: progress }
}
@media (scripting: none) {
  main:not(:hover) a { pointer-events: none }
  main:hover a { animation: ready-there .6s step-end }
}
@keyframes ready-there { from { pointer-events: none } }
a { margin-inline: .25rem }
.go-on { background: var(--accent); border-color: var(--accent); color: var(--card) }
`;
