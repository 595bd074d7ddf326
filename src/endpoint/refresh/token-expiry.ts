import type { Clock } from '../runtime/clock.js';
import type { TokenRecord } from '../sessions/session-record.js';
import type { RandomBytes } from '../runtime/random.js';

/** Seconds before its expiry at which a token is refreshed, unless a tenth of its lifetime is more. */
const leewaySeconds = 60;

/**
 * Whether a token should be refreshed before it is used: in its last minute or the last tenth of its lifetime, whichever is more,
 * but never in the first half. It is a little earlier at random, so that servers don't refresh at the same time. If the provider
 * names no expiry, only a refused call shows that the token has expired.
 */
export function isDue({ expiresAt, lifetime }: TokenRecord, clock: Clock, random: RandomBytes): boolean {
  if (expiresAt === null) return false;
  const life = lifetime ?? Infinity;
  const [chance = 0] = random(new Uint8Array(1));
  const early = Math.max(leewaySeconds, lifetime === null ? 0 : life / 10) * (1 + chance / 2560);
  return expiresAt - clock() / 1000 <= Math.min(early, Math.max(0, life / 2));
}

export function isExpired({ expiresAt }: TokenRecord, clock: Clock): boolean {
  return expiresAt !== null && expiresAt <= clock() / 1000;
}
