import type { WireSession } from '../../../../src/protocol/wire.js';
import type { QuirkSite } from '../quirk-site.js';
import type { Received } from '../received.js';

/** What signing out has come to. */
export interface SignOutAttempt {
  readonly status: number;
  readonly logoutUrl: string | null;
  /** Whoever is still signed in: for the page, for the app's server, and by the cookies. */
  readonly left: readonly string[];
  readonly received: readonly Received[];
}

export async function attemptSignOut(site: QuirkSite): Promise<SignOutAttempt> {
  const { provider, browser, endpoint } = site;
  const before = provider.received.length;
  const response = await browser.post('/api/oauth/logout', { provider: provider.id });
  const { logout_url: logoutUrl } = (await response.json()) as { logout_url: string | null };
  const session = (await (await browser.ask('/api/oauth/session')).json()) as WireSession;
  const headers = new Headers({ cookie: browser.cookieHeader });
  const authorization = await endpoint.authorization({ headers }, provider.id);
  return {
    status: response.status,
    logoutUrl,
    left: [
      ...session.authorizations.map(() => 'session'),
      ...(authorization ? ['authorization'] : []),
      ...browser.names('-session.'),
    ],
    received: provider.received.slice(before),
  };
}
