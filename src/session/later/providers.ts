import type { WireProviders } from '../../protocol/wire.js';
import type { OAuthSession } from '../session.js';

/** Asks which providers the endpoint has; asked again where that failed. */
export async function learnProviders(session: OAuthSession): Promise<void> {
  try {
    await askProviders(session);
    session['changed']();
  } catch {
    session['providerList'] = undefined;
  }
}

/** @throws {OAuthError} `endpoint_unreachable`. */
export async function askProviders(session: OAuthSession): Promise<WireProviders['providers']> {
  const answer = (await session['transport'].send('/providers')) as Partial<WireProviders> | null;
  const providers = Array.isArray(answer?.providers) ? answer.providers : [];
  session['providerList'] = providers;
  return providers;
}
