import { toAuthorization } from '../../src/protocol/authorization.js';
import type { WireAuthorization } from '../../src/protocol/wire.js';
import { providerName } from '../../src/brands/index.js';
import type { Locale } from '../../src/locales/locale.js';
import { styles } from '../oauth-sessions/oauth-sessions.styles.js';
import { seenAtFirst } from '../oauth-sessions/seen-at-first.js';
import { sessionsBodyStyles } from '../oauth-sessions/sessions-body.styles.js';
import { personName } from '../person-name.js';
import { elementMarkup, renderedMark, type RenderOptions } from './element-markup.js';
import { foreignLanguage, localeFor } from './locale-for.js';
import { attributes, markup, type Markup } from './markup.js';
import { overFirstSheet } from './over-first-sheet.js';

/** The options of `renderSessions`. */
export interface SessionsOptions extends RenderOptions {
  /**
   * How many sessions the person has, such as the length of `endpoint.sessions.list(person)`. As many rows reserve their room. Default: 2.
   */
  readonly rows?: number | undefined;
}

/**
 * `<oauth-sessions>` as HTML with a declarative shadow root: its title, and placeholders for its rows. The script asks the endpoint and
 * fills the rows, so that a session that has ended meanwhile is never shown.
 * @throws {TypeError} if the nonce or the name of an attribute is invalid.
 * @example
 * const html = renderSessions({ session: await endpoint.session(request), nonce, lang: 'fr' });
 */
export function renderSessions(options: SessionsOptions = {}): string {
  return elementMarkup(
    {
      tag: 'oauth-sessions',
      own: {},
      css: styles + overFirstSheet(sessionsBodyStyles),
      content: cardMarkup(options),
    },
    options,
  ).html;
}

function cardMarkup({ session, lang, rows = 2 }: SessionsOptions): Markup {
  const words = localeFor(lang);
  const accounts = session?.authorizations ?? [];
  const foreign = foreignLanguage(lang);
  const ofWords = attributes({ lang: foreign });
  // While nobody is signed in, the slot shows the page's own content, in the language of the page.
  const slot = attributes({ name: 'empty', lang: foreign && lang });
  const content = accounts.length
    ? accounts.map((one) => accountMarkup(one, words, { rows, isNamed: accounts.length > 1 }))
    : markup`<slot${slot}><p class="note"${ofWords}>${words.pages.notSignedIn}</p></slot>`;
  const mark = attributes({ [renderedMark]: true });
  return markup`<section part="list"${mark}${ofWords}><h2>${words.sessions.title}</h2> ${content}</section>`;
}

function accountMarkup(
  wire: WireAuthorization,
  { sessions }: Locale,
  { rows, isNamed }: { readonly rows: number; readonly isNamed: boolean },
): Markup {
  const authorization = toAuthorization(wire);
  const title = isNamed
    ? markup`<h3>${providerName(authorization.provider)} <bdi class="person">${personName(authorization)}</bdi></h3>`
    : undefined;
  const bones = Array.from(
    { length: Math.min(Math.max(rows, 1), seenAtFirst) },
    () => markup`<li class="bone"></li>`,
  );
  const others =
    rows > 2
      ? markup`<div class="others"><button part="end" type="button" disabled>${sessions.endOthers}</button></div>`
      : undefined;
  return markup`${title}<ul aria-hidden="true">${bones}</ul>${others}`;
}
