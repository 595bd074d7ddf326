import { ExpiringMap } from '../runtime/expiring-map.js';
import type { Clock } from '../runtime/clock.js';
import type { TokenRecord } from '../sessions/session-record.js';

const ageMs = 600_000;
/** No token that fits into cookies or a saved token makes a larger entry. */
const bounds = { entries: 1000, bytes: 8_000_000, entryBytes: 100_000 };

/**
 * The new tokens of this process by the old ones. A browser sends an old token until it has received the new one, and a slow
 * reply may even put the old one back.
 */
export class RefreshedTokens {
  readonly #clock: Clock;
  readonly #newer: ExpiringMap<TokenRecord>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#newer = new ExpiringMap(clock, bounds, sizeOf);
  }

  put(old: TokenRecord, token: TokenRecord): void {
    // A provider may issue an earlier token again: it is the newest now.
    this.#newer.delete(keyOf(token));
    if (old.refreshToken) this.#newer.set(keyOf(old), token, this.#clock() + ageMs);
  }

  /** The newest token that this one was refreshed to, or the token itself. */
  of(token: TokenRecord): TokenRecord {
    const found = this.#newer.get(keyOf(token));
    return found && found !== token ? this.of(found) : token;
  }
}

function sizeOf({ accessToken, refreshToken, scope }: TokenRecord): number {
  return accessToken.length + (refreshToken?.length ?? 0) + scope.join(' ').length;
}

/** Without rotation the refresh token stays the same: the access token tells the tokens apart. */
function keyOf({ refreshToken, accessToken }: TokenRecord): string {
  return `${refreshToken ?? ''} ${accessToken}`;
}
