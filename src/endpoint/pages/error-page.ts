import type { OAuthError } from '../../protocol/errors.js';
import type { Reply, SetCookies } from '../http/reply.js';
import { statusOf } from '../http/status.js';
import { html } from './html.js';
import { renderPage } from './page.js';
import { explain } from './sentences.js';
import type { Words } from './words/words.js';

/** A failure that no page waits for, told to the person in front of it. */
export function errorPage(
  error: OAuthError,
  back: string,
  words: Words,
  nonce: string,
  setCookies: SetCookies = [],
): Reply {
  return renderPage(
    {
      outcome: 'error',
      title: words.didNotWork,
      content: html`${explain(error, words)} <a href="${back}">${words.backToSite}</a>`,
    },
    words,
    nonce,
    statusOf(error.code),
    setCookies,
  );
}
