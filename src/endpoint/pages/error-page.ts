import type { OAuthError } from '../../protocol/errors.js';
import type { Reply, SetCookies } from '../http/reply.js';
import { statusOf } from '../http/status.js';
import { html } from './html.js';
import { renderPage } from './page.js';
import { wordsFor } from './sentences.js';

/** A failure that no page waits for, told to the person in front of it. */
export function errorPage(
  error: OAuthError,
  back: string,
  nonce: string,
  setCookies: SetCookies = [],
): Reply {
  return renderPage(
    {
      outcome: 'error',
      title: 'That did not work',
      content: html`${wordsFor(error)} <a href="${back}">Back to the site</a>`,
    },
    nonce,
    statusOf(error.code),
    setCookies,
  );
}
