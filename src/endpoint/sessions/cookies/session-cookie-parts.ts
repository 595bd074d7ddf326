import type { Clock } from '../../runtime/clock.js';
import type { OperatorLog } from '../../log/operator-log.js';
import type { RandomBytes } from '../../runtime/random.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import { SessionCookieSize } from './session-cookie-size.js';
import type { KeySource } from '../sealing/key-ring.js';
import type { RefreshedTokens } from '../../refresh/refreshed-tokens.js';
import { parseRecord, type AuthorizationRecord } from '../session-record.js';
import { Sealer } from '../sealing/sealer.js';

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
}

export function sessionCookieParts(
  parts: Omit<SessionCookieParts, 'sealer' | 'counted'>,
  keys: KeySource,
): SessionCookieParts {
  const sealer = new Sealer(keys, 'authorization', parseRecord);
  return { ...parts, sealer, counted: new SessionCookieSize(parts.settings) };
}
