import { listedProviders } from '../protocol/listed-providers.js';
import type { WireProviders } from '../protocol/wire.js';
import type { SessionCore } from './core.js';
import { send } from './post-to-endpoint.js';

/** Loads the endpoint's providers. If that fails, the next use of the list tries again. */
export async function loadProviders(core: SessionCore): Promise<void> {
  try {
    await fetchProviders(core);
    core.changed();
  } catch {
    core.providerList = undefined;
  }
}

/** @throws {OAuthError} `endpoint_unreachable`. */
export async function fetchProviders(core: SessionCore): Promise<WireProviders['providers']> {
  const providers = listedProviders(await send(core.transport, '/providers'));
  core.providerList = providers;
  return providers;
}
