import type { OAuthError } from '../../protocol/errors.js';
import type { Reply } from '../http/reply.js';
import { statusOf } from '../http/error-status.js';
import { html } from './html.js';
import { renderPage } from './render-page.js';
import { explain } from './error-sentences.js';
import { fill } from '../../locales/fill.js';
import type { Locale } from '../../locales/locale.js';

/** Shows a failure that no page waits for to the person. */
export function errorPage(
  error: OAuthError,
  back: string,
  locale: Locale,
  nonce: string,
  provider?: string,
): Reply {
  // A person who opened the site by another of its names needs the one that works.
  const link =
    error.code === 'state_mismatch' ? back : fill(locale.pages.backTo, { site: new URL(back).host });
  return renderPage(
    {
      outcome: 'error',
      title: error.code === 'not_found' ? locale.pages.pageNotFound : locale.pages.notSignedIn,
      content: html`${explain(error, locale, provider)} <a href="${back}">${link}</a>`,
    },
    locale,
    nonce,
    statusOf(error.code),
  );
}
