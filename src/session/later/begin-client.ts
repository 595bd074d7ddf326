import type { OAuthSession } from '../session.js';

/** A session with an endpoint of another origin; everybody else never loads this. */
export async function beginClient(session: OAuthSession): Promise<void> {
  await (await import('../client/index.js')).beginClient(session);
}
