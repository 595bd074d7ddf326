import { pageReply, type Reply } from '../http/reply.js';
import { html, trusted, type Html } from './html.js';
import type { Locale } from '../../locales/locale.js';

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1c2024, #eceef1); --soft: light-dark(#5b636d, #a3abb5);
  --paper: light-dark(#f6f7f9, #131518); --card: light-dark(#fff, #1c1f23); --line: light-dark(#e1e4e8, #2e3238);
  --good: light-dark(#18794e, #4cc38a); --bad: light-dark(#c62a2f, #ff8b8b); --accent: light-dark(#0b5cd5, #8ab8ff) }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { inline-size: min(26rem, 100%); padding: 2rem; text-align: center; overflow-wrap: anywhere;
  background: var(--card); border: 1px solid var(--line); border-radius: 1rem }
svg { inline-size: 3rem; block-size: 3rem; fill: none; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
.success svg { stroke: var(--good) } .question svg { stroke: var(--accent) } .error svg { stroke: var(--bad) }
h1 { margin: .75rem 0 .25rem; font-size: 1.25rem; line-height: 1.3 }
p { margin: .5rem 0 0; color: var(--soft) }
h1, p { text-wrap: balance }
code { font-size: .8125rem }
a { display: inline-block; margin-block-start: 1.25rem; padding: .5rem 1.25rem; border: 1px solid var(--line);
  border-radius: .5rem; color: var(--accent); text-decoration: none }
a:hover { text-decoration: underline } a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
@media (scripting: enabled) { :root:not([data-window=open]) [data-when=open] { display: none } }
`;

const icons = {
  success: trusted(
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="m8 12.5 2.7 2.7L16 9.5"/></svg>',
  ),
  question: trusted(
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M7.5 12h9m-3.5-3.5 3.5 3.5-3.5 3.5"/></svg>',
  ),
  error: trusted(
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M12 7.5v5.5m0 3.4v.1"/></svg>',
  ),
};

export interface Page {
  readonly outcome: 'success' | 'error' | 'question';
  readonly title: string;
  /** What stands below the title. */
  readonly content: Html;
  /** Inline script and its data, both carrying the nonce. */
  readonly script?: (nonce: string) => Html;
}

/** A page in our own look, for one reply: the nonce must never be used again. */
export function renderPage(
  page: Page,
  { language, direction }: Locale,
  nonce: string,
  status: number,
  formTargets?: readonly string[],
): Reply {
  const document = html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <link rel="icon" href="data:," />
        <title>${page.title}</title>
        <style nonce="${nonce}">
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main class="${page.outcome}">
          ${icons[page.outcome]}
          <h1>${page.title}</h1>
          ${page.content}
        </main>
        ${page.script?.(nonce) ?? ''}
      </body>
    </html> `;
  return pageReply(document.text, nonce, status, formTargets);
}
