import type { LogoutTokens } from './backchannel-logout/logout-tokens.js';
import type { SessionHandles } from './sessions/session-handles.js';
import type { OneTimeCodes } from './cross-origin/one-time-codes.js';
import type { Clock } from './runtime/clock.js';
import type { OutcomeCookie } from './sessions/cookies/outcome-cookie.js';
import type { PendingLoginCookies } from './sessions/cookies/pending-login-cookies.js';
import type { StoredSessions } from './sessions/stored/stored-sessions.js';
import type { SessionStore } from './sessions/session-store.js';
import type { ProviderClients } from './provider-calls/provider-clients.js';
import type { Fetch } from './provider-calls/network/guarded-fetch.js';
import type { CodeExchanges } from './login/exchange-once.js';
import type { ReceivedCodes } from './login/received-codes.js';
import type { Caller } from './http/csrf-guards.js';
import type { RateLimits } from './limits/rate-limits.js';
import type { OperatorLog } from './log/operator-log.js';
import type { Primitives } from './runtime/cryptography.js';
import type { RandomBytes } from './runtime/random.js';
import type { Refresher } from './refresh/refresher.js';
import type { SavedTokens } from './tokens/saved-tokens.js';
import type { CheckedSettings } from './settings/check-settings.js';

/** What one endpoint's routes share. */
export interface EndpointContext {
  readonly settings: CheckedSettings;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly primitives: Primitives;
  readonly sessions: SessionStore;
  /** The operator's store; `undefined` where everything is in cookies and in this process. */
  readonly stored: StoredSessions | undefined;
  readonly pendingLogins: PendingLoginCookies;
  readonly exchanges: CodeExchanges;
  readonly receivedCodes: ReceivedCodes;
  readonly outcomes: OutcomeCookie;
  readonly clients: ProviderClients;
  readonly logoutTokens: LogoutTokens;
  readonly refresher: Refresher;
  readonly savedTokens: SavedTokens;
  readonly codes: OneTimeCodes;
  readonly handles: SessionHandles;
  readonly limits: RateLimits;
  /** Whose requests are answered; sessions are kept for these alone. */
  readonly caller: Caller;
  /** Where problems go that the operator can cure. */
  readonly log: OperatorLog;
  /** Errors of failed logins that the app has heard of: a callback that is loaded twice at once fails twice with the same error. */
  readonly toldFailures: WeakSet<object>;
  /** Tells this process from others with the same secret. */
  readonly instance: {
    readonly id: string;
    /** Milliseconds since 1970. */
    readonly startedAt: number;
  };
  /** The environment's `fetch`, without the limits of `clients`: the proxy passes an API's answer on to the page as it arrives. */
  readonly fetch: Fetch;
  /** Milliseconds that a provider may take for one answer. */
  readonly timeoutMs: number;
  /** Settles after some milliseconds, or once it is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}
