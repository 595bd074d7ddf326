import type { Query } from '../http/query.js';
import type { Reply } from '../http/reply.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import { html, trusted } from './html.js';
import { renderPage } from './render-page.js';
import { fill } from '../../locales/fill.js';
import type { Locale } from '../../locales/locale.js';

/** Tells a form that was posted again from a provider's own. */
export const repostedField = 'oauth_reposted';

/**
 * Posts the same fields to its own address, at once or, without JavaScript, by a button. Where that ends may be a client's
 * page: browsers hold a form's redirects to the policy, too.
 */
export function repostPage(
  fields: Query,
  { origin, clients }: Pick<CheckedSettings, 'origin' | 'clients'>,
  locale: Locale,
  nonce: string,
): Reply {
  const inputs = [...fields, [repostedField, '1'] as const].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`.text,
  );
  const returnUrls = [...clients.values()].flatMap((client) => client.returnUrls);
  return renderPage(
    {
      outcome: 'question',
      title: fill(locale.pages.continueTo, { site: new URL(origin).host }),
      content: html`<style nonce="${nonce}">
          ${trusted(style)}
        </style>
        <form method="post">${trusted(inputs.join(''))}<button>${locale.pages.agree}</button></form>`,
      script: (value) =>
        html`<script nonce="${value}">
          HTMLFormElement.prototype.submit.call(document.forms[0]);
        </script>`,
    },
    locale,
    nonce,
    200,
    ["'self'", ...new Set(returnUrls.map(sourceOf))],
  );
}

/** A source expression of Content Security Policy. Of an app on loopback any port will do. */
function sourceOf(url: string): string {
  const { protocol, hostname, origin } = new URL(url);
  if (protocol === 'http:') return `http://${hostname}:*`;
  return protocol === 'https:' ? origin : protocol;
}

const style = `
@media (scripting: enabled) { button { visibility: hidden } }
button { margin-block-start: 1.25rem; padding: .5rem 1.25rem; border: 1px solid var(--accent); border-radius: .5rem;
  background: var(--accent); color: var(--card); font: inherit }
`;
