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
  const answer = (await send(core.transport, '/providers')) as Partial<WireProviders> | null;
  const providers = Array.isArray(answer?.providers) ? answer.providers : [];
  core.providerList = providers;
  return providers;
}
