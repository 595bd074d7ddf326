import { warnDeveloper } from '../developer-console.js';
import { ownOrigin } from '../own-origin.js';
import type { SessionState } from '../session-state.js';

/**
 * Warns the developer that the page names another client id than that of its origin. Such a page can read the session, but every login
 * fails.
 * @param known the client id of the page's origin, as the endpoint's response names it.
 */
export function warnAboutWrongClient(session: SessionState, known: string | null): void {
  const { client = '', endpoint } = session;
  const page = session.page;
  if (known === null || known === client) return;
  const text =
    `The page names the client "${client}", but the endpoint ${endpoint} lists ${ownOrigin(page)} as an origin of ` +
    `"${known}": no login can begin. Write <meta name="oauth-client" content="${known}">, or the same where the page sets ` +
    `client.`;
  warnDeveloper(page, 'client_unknown', text);
}
