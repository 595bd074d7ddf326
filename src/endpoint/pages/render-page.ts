import { pageReply, type Reply } from '../http/reply.js';
import { accentColors } from '../../brands/accent-colors.js';
import { html, trusted, type Html } from './html.js';
import type { PageContext } from './page-context.js';
import { outcomeMarks } from './page-marks.js';
import { pagePolicy } from './page-policy.js';
import { pageStyle } from './page-style.js';

export interface Page {
  readonly outcome: 'success' | 'error' | 'cancelled' | 'question';
  readonly title: string;
  /** The title as the page shows it, where that is more than text. */
  readonly heading?: Html;
  /** What stands in place of the outcome's mark. */
  readonly mark?: Html;
  /** What stands below the title. */
  readonly content: Html;
  /** The title and content that a script shows instead if the browser blocks cookies. */
  readonly withoutCookies?: { readonly title: string; readonly content: Html };
  /** What stands at the foot of the card. */
  readonly foot?: Html;
  /** Whether the window closes or goes on by itself: then the card is drawn late, so that it doesn't flash. */
  readonly leaves?: boolean;
  /** Further style, a constant of ours. */
  readonly style?: string;
  /** Inline script and its data, both carrying the nonce. */
  readonly script?: (nonce: string) => Html;
  readonly status: number;
  /** Sources that a form of the page may be sent and redirected to. */
  readonly formTargets?: readonly string[];
  /** Addresses of images, in addition to the site's icon. */
  readonly images?: readonly string[];
}

/** A page in our own look. */
export function renderPage(page: Page, { site, locale, nonce }: PageContext): Reply {
  const { icon } = site;
  const { outcome, title, withoutCookies } = page;
  const mark = page.mark ?? (outcome === 'question' ? '' : outcomeMarks[outcome]);
  const document = html`<!doctype html>
    <html lang="${locale.language}" dir="${locale.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <link rel="icon" href="${icon ?? 'data:,'}" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${trusted(pageStyle + accentStyle(site.accent) + (page.style ?? ''))}
        </style>
      </head>
      <body>
        <main class="${outcome}${page.leaves ? ' late' : ''}">
          <header>
            ${icon === undefined ? '' : html`<img src="${icon}" alt="" />`}<span dir="auto"
              >${site.name}</span
            >
          </header>
          ${mark}
          ${
            withoutCookies
              ? twoContents(page, withoutCookies)
              : html`<h1>${page.heading ?? title}</h1>
                  ${page.content}`
          }
          ${page.foot ?? ''}
        </main>
        ${page.script?.(nonce) ?? ''}
      </body>
    </html> `;
  const images = [...(icon === undefined ? [] : [icon]), ...(page.images ?? [])];
  return pageReply(document.text, pagePolicy(nonce, { formTargets: page.formTargets, images }), page.status);
}

function twoContents(page: Page, { title, content }: NonNullable<Page['withoutCookies']>): Html {
  return html`<div data-when="no-cookies">
      <h1>${page.title}</h1>
      ${page.content}
    </div>
    <div data-when="cookies">
      <h1>${title}</h1>
      ${content}
    </div>`;
}

function accentStyle(given: string | undefined): string {
  const { accent, onAccent, edge, focus } = accentColors(given);
  return `:root { --accent: ${accent}; --on-accent: ${onAccent}; --accent-edge: ${edge}; --focus: ${focus} }`;
}
