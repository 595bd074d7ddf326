import type { OAuthError } from '../../protocol/errors.js';
import type { Reply } from '../http/reply.js';
import { statusOf } from '../http/error-status.js';
import { fill } from '../../locales/fill.js';
import { failureContent, failureFoot, failureScript, waysOut, type WaysOut } from './failure-content.js';
import { html } from './html.js';
import type { PageContext } from './page-context.js';
import { renderPage } from './render-page.js';

/**
 * Shows a failure that no page waits for to the person.
 * @param provider the name of the login's provider.
 */
export function errorPage(error: OAuthError, out: WaysOut, context: PageContext, provider?: string): Reply {
  const { locale, site } = context;
  const { pages } = locale;
  const lost = error.code === 'state_mismatch';
  const buttons = waysOut(error, out, context);
  return renderPage(
    {
      outcome: 'error',
      title: error.code === 'not_found' ? pages.pageNotFound : pages.notSignedIn,
      content: html`${failureContent(error, locale, provider)}${buttons}`,
      ...(lost && {
        withoutCookies: {
          title: pages.cookiesTitle,
          content: html`<ol>
              <li>${fill(pages.cookiesOpenSettings, { site: site.name })}</li>
              <li>${pages.cookiesAllow}</li>
              <li>${pages.cookiesStartAgain}</li>
            </ol>
            ${buttons}`,
        },
      }),
      foot: failureFoot(error, context),
      script: failureScript,
      status: statusOf(error.code),
    },
    context,
  );
}
