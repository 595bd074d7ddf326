import { providerName } from '../../src/brands/index.js';
import { fill, splitAtName } from '../../src/locales/fill.js';
import { appearanceIn } from '../oauth-login-button/provider-look.js';
import { styles } from '../oauth-login-panel/oauth-login-panel.styles.js';
import { siteNameIn } from '../oauth-login-panel/listed-site-name.js';
import { panelBodyStyles } from '../oauth-login-panel/panel-body.styles.js';
import { seenAtOnce } from '../oauth-login-panel/seen-at-once.js';
import { elementMarkup, renderedMark, type RenderOptions } from './element-markup.js';
import { foreignLanguage, localeFor } from './locale-for.js';
import { attributes, markup, type Markup } from './markup.js';
import { overFirstSheet } from './over-first-sheet.js';
import { loginButtonMarkup, type ShownAs } from './render-login-button.js';

/** The options of `renderLoginPanel`. */
export interface LoginPanelOptions extends RenderOptions {
  /**
   * The site's name, as text or in the form of `endpoint.providers()`. Use the name in the endpoint's settings, or write the same name into
   * `<meta name="application-name">`: the script reads the name from there, else from the endpoint.
   * Default: "this site".
   */
  readonly site?: string | { readonly name: string } | undefined;
  /** The providers to offer, in this order: their ids, or their rows of `endpoint.providers()`. */
  readonly providers: readonly (string | PanelProvider)[];
  readonly noRemember?: boolean | undefined;
  /** An address of this site that logins come back to. Default: the page with the links, if the browser sends its `Referer`, else `/`. */
  readonly returnTo?: string | undefined;
}

/** A provider as in the answer of `GET /providers`. */
export interface PanelProvider extends ShownAs {
  readonly id: string;
}

/** The other providers are in a `<details>`, which needs no script. */
const moreStyles =
  '.more{display:block;text-align:center;list-style:none}.more::-webkit-details-marker{display:none}details[open]>.more::after{margin-block-end:0;rotate:225deg}';

/**
 * `<oauth-login-panel>` as HTML with a declarative shadow root. Until its script has loaded, its buttons are links that sign in by
 * redirect, and "Keep me signed in" is disabled.
 * @throws {TypeError} if the nonce, the endpoint's address or the name of an attribute is invalid.
 * @example
 * const html = renderLoginPanel({ site: 'Example', providers: ['github', 'google'], nonce, lang: 'fr' });
 */
export function renderLoginPanel(options: LoginPanelOptions): string {
  const rows = options.providers.map((one) => (typeof one === 'string' ? { id: one } : one));
  return elementMarkup(
    {
      tag: 'oauth-login-panel',
      own: { providers: rows.map(({ id }) => id).join(' '), 'no-remember': options.noRemember },
      css: styles + overFirstSheet(panelBodyStyles) + moreStyles,
      content: panelMarkup(rows, options),
    },
    options,
  ).html;
}

function panelMarkup(rows: readonly PanelProvider[], options: LoginPanelOptions): Markup {
  const { panel, unnamed } = localeFor(options.lang);
  const [first, others] = [rows.slice(0, seenAtOnce), rows.slice(seenAtOnce)];
  const list = (some: readonly PanelProvider[]): readonly Markup[] =>
    some.map((row) => markup`<li>${buttonMarkup(row, options)}</li>`);
  const more = others.length
    ? markup`<details><summary class="more">${panel.moreWays}</summary><ul class="others" role="list">${list(others)}</ul></details>`
    : undefined;
  const offered = rows.length
    ? markup`<div><ul role="list">${list(first)}</ul>${more}</div>`
    : markup`<p class="note">${panel.noProviders}</p>`;
  const hasChoice = rows.length > 0;
  const remember =
    options.noRemember || !hasChoice
      ? undefined
      : markup`<label part="remember"><input type="checkbox" disabled>${panel.keepSignedIn}</label>`;
  const mark = attributes({ [renderedMark]: true });
  const foreign = foreignLanguage(options.lang);
  const ofWords = attributes({ lang: foreign });
  // The page's own content is in the language of the page.
  const ofPage = attributes({ lang: foreign && options.lang });
  const site = (typeof options.site === 'string' ? options.site : siteNameIn(options)) || unnamed.site;
  const [before, name, after] = splitAtName(panel.signInTo, 'site', site);
  return markup`<section part="panel"${mark}${ofWords}><slot name="header"${ofPage}><h2${ofWords}>${before}<span><bdi>${name}</bdi></span>${after}</h2> ${hasChoice ? markup`<p class="sub"${ofWords}>${panel.chooseAccount}</p>` : undefined}</slot> ${offered} ${remember} <slot name="footer"${ofPage}></slot></section>`;
}

function buttonMarkup(row: PanelProvider, options: LoginPanelOptions): Markup {
  const { session, nonce, lang, endpoint, returnTo } = options;
  const { id } = row;
  const { name } = appearanceIn(row, id);
  const { button } = localeFor(lang);
  return loginButtonMarkup({
    provider: id,
    label: name === providerName(id) ? undefined : fill(button.signInWith, { provider: name }),
    shownAs: row,
    session,
    nonce,
    lang: foreignLanguage(lang) ?? lang,
    endpoint,
    returnTo,
    attributes: { 'aria-live': 'off', exportparts: 'button, icon, label' },
  });
}
