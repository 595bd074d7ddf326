import type { WireProviders } from '../../protocol/wire.js';
import type { OAuthSession } from '../session.js';

/** Asks which providers the endpoint has; asked again where that failed. */
export async function learnProviders(session: OAuthSession): Promise<void> {
  try {
    session['providerList'] = await askProviders(session);
    session['changed']();
  } catch {
    session['providerList'] = undefined;
  }
}

export async function askProviders(session: OAuthSession): Promise<WireProviders['providers']> {
  const answer = (await session['transport'].ask('/providers')) as Partial<WireProviders> | null;
  return answer?.providers ?? [];
}
