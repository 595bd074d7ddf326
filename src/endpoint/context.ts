import type { Clock } from './clock.js';
import type { SessionCookies } from './custody/session-cookies.js';
import type { ProviderClients } from './exchange/provider-clients.js';
import type { FinishedFlows } from './flow/finished-flows.js';
import type { FlowCookies } from './flow/flow-cookies.js';
import type { OutcomeCookie } from './flow/outcome.js';
import type { RandomBytes } from './random.js';
import type { CheckedSettings } from './settings/settings.js';

/** What one endpoint's routes share. */
export interface EndpointContext {
  readonly settings: CheckedSettings;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly sessions: SessionCookies;
  readonly flows: FlowCookies;
  readonly finished: FinishedFlows;
  readonly outcomes: OutcomeCookie;
  readonly clients: ProviderClients;
}
