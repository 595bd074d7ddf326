import type { Handles } from './clients/handles.js';
import type { OneTimeCodes } from './clients/one-time-codes.js';
import type { Clock } from './clock.js';
import type { SessionCookies } from './custody/session-cookies.js';
import type { ProviderClients } from './exchange/provider-clients.js';
import type { Fetch } from './exchange/guarded-fetch.js';
import type { FinishedFlows } from './flow/finished-flows.js';
import type { FlowCookies } from './flow/flow-cookies.js';
import type { OutcomeCookie } from './flow/outcome.js';
import type { Caller } from './http/guards.js';
import type { OperatorLog } from './log/operator-log.js';
import type { Primitives } from './primitives.js';
import type { RandomBytes } from './random.js';
import type { Refresher } from './refresh/refresher.js';
import type { SavedTokens } from './tokens/saved-tokens.js';
import type { CheckedSettings } from './settings/settings.js';

/** What one endpoint's routes share. */
export interface EndpointContext {
  readonly settings: CheckedSettings;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly primitives: Primitives;
  readonly sessions: SessionCookies;
  readonly flows: FlowCookies;
  readonly finished: FinishedFlows;
  readonly outcomes: OutcomeCookie;
  readonly clients: ProviderClients;
  readonly refresher: Refresher;
  readonly savedTokens: SavedTokens;
  readonly codes: OneTimeCodes;
  readonly handles: Handles;
  /** Whose requests are answered; sessions are kept for these alone. */
  readonly caller: Caller;
  /** Where problems go that the operator can cure. */
  readonly log: OperatorLog;
  /** Tells this process from others with the same secret. */
  readonly instance: {
    readonly id: string;
    /** Milliseconds since 1970. */
    readonly startedAt: number;
  };
  /** As it was given: for calls whose answers are nobody's but the page's. */
  readonly fetch: Fetch;
  /** What a provider may take for one answer. */
  readonly timeoutMs: number;
  /** Settles after some milliseconds, or once it is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}
