import type { OperatorLog } from '../../log/operator-log.js';
import type { RefreshedTokens } from '../../refresh/refreshed-tokens.js';
import type { Clock } from '../../runtime/clock.js';
import type { RandomBytes } from '../../runtime/random.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import type { Sealer } from '../sealing/sealer.js';
import type { AuthorizationRecord } from '../session-record.js';
import type { PendingLoginCookies } from './pending-login-cookies.js';
import type { SessionCookieSize } from './session-cookie-size.js';

/** What the session cookies of all owners share. */
export interface SessionCookieParts {
  readonly settings: CheckedSettings;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: OperatorLog;
  /** Knows what tokens were refreshed to: a browser may send an older cookie for a while. */
  readonly newer: RefreshedTokens;
  readonly sealer: Sealer<AuthorizationRecord>;
  readonly counted: SessionCookieSize;
  /** Pending logins make room for sessions. */
  readonly pending: PendingLoginCookies;
}
