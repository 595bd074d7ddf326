import type { Clock } from '../clock.js';
import type { OperatorLog } from '../log/operator-log.js';
import type { RandomBytes } from '../random.js';
import type { CheckedSettings } from '../settings/settings.js';
import { CountedCookies } from './counted-cookies.js';
import type { KeySource } from './key-ring.js';
import type { NewerTokens } from './newer-tokens.js';
import { parseRecord, type AuthorizationRecord } from './record.js';
import { Sealer } from './seal.js';

/** What the session cookies of all owners share. */
export interface CustodyParts {
  readonly settings: CheckedSettings;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly log: OperatorLog;
  /** Knows what tokens were refreshed to: a browser may send an older cookie for a while. */
  readonly newer: NewerTokens;
  readonly sealer: Sealer<AuthorizationRecord>;
  readonly counted: CountedCookies;
}

export function custodyParts(parts: Omit<CustodyParts, 'sealer' | 'counted'>, keys: KeySource): CustodyParts {
  const sealer = new Sealer(keys, 'authorization', parseRecord);
  return { ...parts, sealer, counted: new CountedCookies(parts.settings) };
}
