import type { OidcContext } from 'oidc-provider';
import { escapeHtml } from '../escape-html.js';
import { shellPage } from './page-layout.js';

function showPage(context: OidcContext, name: string, title: string, body: string): void {
  context.type = 'html';
  context.body = shellPage(name, title, body);
}

/** The page that a person sees after signing out of the provider itself. */
export function logoutPages(name: string) {
  return {
    enabled: true,
    logoutSource: (context: OidcContext, form: string) => {
      const buttons = `<button type="submit" form="op.logoutForm" value="yes" name="logout">Yes, sign out</button>
<button class="quiet" type="submit" form="op.logoutForm">No, stay signed in</button>`;
      showPage(
        context,
        name,
        `Sign out of ${name} too?`,
        `${form}<p>You have left the app already.</p>${buttons}`,
      );
    },
    postLogoutSuccessSource: (context: OidcContext) => {
      showPage(context, name, 'Signed out', '<p>You can close this page.</p>');
    },
  };
}

export function errorPages(name: string) {
  return (context: OidcContext, fields: Readonly<Record<string, string>>): void => {
    const { error = '', error_description: description = '' } = fields;
    showPage(
      context,
      name,
      'This sign-in can’t start',
      `<p>The app has sent a request that ${escapeHtml(name)} refuses. Go back to the app, and start again there.</p>
<p class="details"><code>${escapeHtml(error)}</code> ${escapeHtml(description)}</p>`,
    );
  };
}
