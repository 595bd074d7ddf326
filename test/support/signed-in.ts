import type { Browser } from './browser-with-cookies.js';

/** The providers that a browser is signed in with, as the endpoint tells its pages. */
export async function signedInWith(browser: Browser): Promise<string[]> {
  const response = await browser.ask('/api/oauth/session');
  const { authorizations } = (await response.json()) as { authorizations: { provider: string }[] };
  return authorizations.map(({ provider }) => provider);
}
