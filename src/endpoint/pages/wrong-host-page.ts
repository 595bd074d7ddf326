import { fill } from '../../locales/fill.js';
import type { OAuthError } from '../../protocol/errors.js';
import { statusOf } from '../http/error-status.js';
import type { Reply } from '../http/reply.js';
import { failureFoot, failureScript } from './failure-content.js';
import { html } from './html.js';
import type { PageContext } from './page-context.js';
import { renderPage } from './render-page.js';

/**
 * Leads a person who has opened the site under a host name that is not its own to the one that is.
 * @param address where the site is, as its settings say.
 */
export function wrongHostPage(error: OAuthError, address: string, context: PageContext): Reply {
  const { locale, site } = context;
  return renderPage(
    {
      outcome: 'error',
      title: fill(locale.pages.continueTo, { site: site.name }),
      content: html`<p>${locale.failures.wrong_host}</p>
        <a class="button primary" href="${address}"><bdi dir="ltr">${address}</bdi></a>`,
      foot: failureFoot(error, context),
      script: failureScript,
      status: statusOf(error.code),
    },
    context,
  );
}
