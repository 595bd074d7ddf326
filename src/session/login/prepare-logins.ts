import { prepareCrossOrigin } from '../cross-origin/load-cross-origin.js';
import { loadProviders } from '../provider-list.js';
import { prepareForClick } from './prepare-for-click.js';
import type { SessionState } from '../session-state.js';
import { isInApp } from './detect-in-app-browser.js';

/**
 * Prepares what can't be done within a click. In an in-app browser the page must know beforehand which providers refuse to be shown there,
 * so that such a login fails at once and opens nothing. A page of another origin than its endpoint's needs a verifier. The code that adds
 * the page's parameters to a login's address is loaded here.
 */
export async function prepareLogins(session: SessionState): Promise<void> {
  const page = session.page;
  const framed = page.top !== page;
  prepareForClick(session);
  if (isInApp(page) && !framed) void loadProviders(session);
  if (session.client) await prepareCrossOrigin(session);
}
