import type { Query } from '../http/query.js';
import type { Reply } from '../http/reply.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import { html, trusted } from './html.js';
import { renderPage } from './render-page.js';
import { fill } from '../../locales/fill.js';
import type { PageContext } from './page-context.js';

/** Tells a form that was posted again from a provider's own. */
export const repostedField = 'oauth_reposted';

/**
 * Posts the same fields to its own address, at once or, without JavaScript, by a button. Where that ends may be a client's
 * page: browsers hold a form's redirects to the policy, too.
 */
export function repostPage(
  fields: Query,
  { clients }: Pick<CheckedSettings, 'clients'>,
  context: PageContext,
): Reply {
  const { site, locale } = context;
  const inputs = [...fields, [repostedField, '1'] as const].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`.text,
  );
  const returnUrls = [...clients.values()].flatMap((client) => client.returnUrls);
  return renderPage(
    {
      outcome: 'question',
      title: fill(locale.pages.continueTo, { site: site.name }),
      content: html`<form method="post">
        ${trusted(inputs.join(''))}<button class="button primary">${locale.pages.agree}</button>
      </form>`,
      leaves: true,
      script: (nonce) =>
        html`<script nonce="${nonce}">
          HTMLFormElement.prototype.submit.call(document.forms[0]);
        </script>`,
      status: 200,
      formTargets: ["'self'", ...new Set(returnUrls.map(sourceOf))],
    },
    context,
  );
}

/** A source expression of Content Security Policy. Of an app on loopback any port will do. */
function sourceOf(url: string): string {
  const { protocol, hostname, origin } = new URL(url);
  if (protocol === 'http:') return `http://${hostname}:*`;
  return protocol === 'https:' ? origin : protocol;
}
