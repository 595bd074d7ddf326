import type { OidcContext } from 'oidc-provider';
import { escapeHtml } from '../html.js';
import { demoIdPage } from './demo-id-page.js';

function showPage(context: OidcContext, title: string, body: string): void {
  context.type = 'html';
  context.body = demoIdPage(title, body);
}

/** Shown when a person follows a sign-out to the provider itself. */
export function logoutPages() {
  return {
    enabled: true,
    logoutSource: (context: OidcContext, form: string) => {
      const buttons = `<button type="submit" form="op.logoutForm" value="yes" name="logout">Yes, sign out</button>
<button class="quiet" type="submit" form="op.logoutForm">No, stay signed in</button>`;
      showPage(context, 'Sign out of Demo ID too?', `${form}<p>You have left the app already.</p>${buttons}`);
    },
    postLogoutSuccessSource: (context: OidcContext) => {
      showPage(context, 'Signed out', '<p>You can close this page.</p>');
    },
  };
}

export function showError(context: OidcContext, fields: Readonly<Record<string, string>>): void {
  const details = Object.entries(fields).map(([name, value]) => escapeHtml(`${name}: ${value}`));
  showPage(context, 'This did not work', `<p>${details.join('<br>')}</p>`);
}
