import type { Reply } from '../http/reply.js';
import { guardClicks } from './continue-script.js';
import { html, type Html } from './html.js';
import type { PageContext } from './page-context.js';
import { partyMarks, plateStyle, type MarkedProvider } from './page-marks.js';
import { renderPage } from './render-page.js';
import { fill, splitAtName } from '../../locales/fill.js';

export interface Continuation {
  /** Who asks: the host of a site, or the id of an app. */
  readonly site: string;
  /** The exact origin of that site; an app has none. */
  readonly origin?: string | undefined;
  readonly provider: MarkedProvider;
  /** The provider's page. */
  readonly providerUrl: string;
  /** Where the other site learns that the person declined. */
  readonly declineUrl: string;
}

/**
 * Asks before a login for another site: nothing happens on its behalf before the person says so. Nobody may frame the page, and it takes
 * no click before a person can have read it: a page that opens this one under a double click, or has prepared it under another window,
 * would have the second click fall on the link.
 */
export function continuePage(
  { site, origin, provider, providerUrl, declineUrl }: Continuation,
  context: PageContext,
): Reply {
  const { pages } = context.locale;
  const names = { site, provider: provider.name };
  return renderPage(
    {
      outcome: 'question',
      title: fill(pages.continueQuestion, names),
      heading: withWholeSite(pages.continueQuestion, names),
      mark: partyMarks(site, provider),
      content: html`<p>${withWholeSite(pages.youAskedOn, names)}</p>
        <code class="origin" dir="ltr">${origin ?? site}</code>
        <a href="${providerUrl}" class="go-on button primary">${pages.agree}</a>
        <a href="${declineUrl}" class="button">${pages.cancel}</a>`,
      style: style + plateStyle(provider),
      images: provider.icon === undefined ? [] : [provider.icon],
      script: guardClicks,
      status: 200,
    },
    context,
  );
}

/** The site goes to the next line before it is broken, such as at the hyphen of a host; what is written close to it goes with it. */
function withWholeSite(text: string, names: { readonly site: string; readonly provider: string }): Html {
  const [before, site, after] = splitAtName(text, 'site', names.site);
  const close = /^\S*/.exec(after)?.[0] ?? '';
  return html`${fill(before, names)}<span class="whole"><bdi>${site}</bdi>${fill(close, names)}</span
    >${fill(after.slice(close.length), names)}`;
}

/** Where no script runs, as in a sandbox, the delay counts from when the mouse is over the card. */
const style = `
.whole { display: inline-block; max-inline-size: 100%; overflow-wrap: anywhere }
.parties { display: flex; align-items: center; justify-content: center; gap: 12px }
.party { display: grid; place-items: center; inline-size: 48px; block-size: 48px; border: 1px solid var(--line); border-radius: 12px;
  font: 600 20px/24px system-ui, sans-serif; color: var(--ink) }
.party svg, .party img { inline-size: 26px; block-size: 26px; object-fit: contain }
.arrow { inline-size: 20px; block-size: 20px; fill: none; stroke: var(--soft); stroke-width: 1.5; stroke-linecap: round;
  stroke-linejoin: round }
[dir=rtl] .arrow { transform: scaleX(-1) }
a { animation: ready .6s step-end }
@keyframes ready { from { pointer-events: none } }
@media (scripting: enabled) {
  .button:not([data-ready]) { cursor: progress }
  .primary:not([data-ready]) { background: var(--hover); border-color: var(--line); color: var(--soft) }
}
@media (scripting: none) {
  main:not(:hover) a { pointer-events: none }
  main:hover a { animation: ready-there .6s step-end }
}
@keyframes ready-there { from { pointer-events: none } }
`;
