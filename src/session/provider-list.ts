import type { WireProviders } from '../protocol/wire.js';
import type { SessionCore } from './core.js';
import { send } from './post-to-endpoint.js';

/** Asks which providers the endpoint has; asked again where that failed. */
export async function learnProviders(core: SessionCore): Promise<void> {
  try {
    await askProviders(core);
    core.changed();
  } catch {
    core.providerList = undefined;
  }
}

/** @throws {OAuthError} `endpoint_unreachable`. */
export async function askProviders(core: SessionCore): Promise<WireProviders['providers']> {
  const answer = (await send(core.transport, '/providers')) as Partial<WireProviders> | null;
  const providers = Array.isArray(answer?.providers) ? answer.providers : [];
  core.providerList = providers;
  return providers;
}
