import type { OAuthError } from '../../protocol/errors.js';
import type { Reply } from '../http/reply.js';
import { statusOf } from '../http/error-status.js';
import { html } from './html.js';
import { renderPage } from './render-page.js';
import { explain } from './error-sentences.js';
import type { Words } from './words/words.js';

/** Shows a failure that no page waits for to the person. */
export function errorPage(error: OAuthError, back: string, words: Words, nonce: string): Reply {
  // Whoever opened the site by another name of it must know by which one it works.
  const link = error.code === 'state_mismatch' ? back : words.backToSite;
  return renderPage(
    {
      outcome: 'error',
      title: words.didNotWork,
      content: html`${explain(error, words)} <a href="${back}">${link}</a>`,
    },
    words,
    nonce,
    statusOf(error.code),
  );
}
