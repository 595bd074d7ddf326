import { listedProviders } from '../protocol/listed-providers.js';
import type { WireProviders } from '../protocol/wire.js';
import type { SessionState } from './session-state.js';
import { prepareForClick } from './login/prepare-for-click.js';
import { send } from './post-to-endpoint.js';

/** Loads the endpoint's providers. If that fails, the next use of the list tries again. */
export async function loadProviders(session: SessionState): Promise<void> {
  // A page that shows the providers is likely to begin a login.
  prepareForClick(session);
  try {
    await fetchProviders(session);
    session.changed();
  } catch {
    session.providerList = undefined;
  }
}

/** @throws {OAuthError} `endpoint_unreachable`, or another code of the endpoint. */
export async function fetchProviders(session: SessionState): Promise<WireProviders['providers']> {
  const providers = listedProviders(await send(session.transport, '/providers'));
  session.providerList = providers;
  return providers;
}
