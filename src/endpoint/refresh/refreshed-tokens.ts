import { ExpiringMap } from '../runtime/expiring-map.js';
import type { Clock } from '../runtime/clock.js';
import type { TokenRecord } from '../sessions/session-record.js';

const age = 600_000;
/** No token that fits into cookies or a saved token makes a larger entry. */
const bounds = { entries: 1000, bytes: 8_000_000, entryBytes: 100_000 };

/**
 * What tokens of this process were refreshed to, by the refresh token that was used up. Browsers send an old cookie
 * for as long as the new one's answer is under way, and a slow answer may even put the old one back.
 */
export class RefreshedTokens {
  readonly #clock: Clock;
  readonly #newer: ExpiringMap<TokenRecord>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#newer = new ExpiringMap(clock, bounds, sizeOf);
  }

  put(old: TokenRecord, token: TokenRecord): void {
    // A provider may give a token that was there before: what that became then is not newer any more.
    this.#newer.delete(keyOf(token));
    if (old.refreshToken) this.#newer.set(keyOf(old), token, this.#clock() + age);
  }

  /** The newest that this token became; itself where nothing newer is known. */
  of(token: TokenRecord): TokenRecord {
    const found = this.#newer.get(keyOf(token));
    return found && found !== token ? this.of(found) : token;
  }
}

function sizeOf({ accessToken, refreshToken, scope }: TokenRecord): number {
  return accessToken.length + (refreshToken?.length ?? 0) + scope.join(' ').length;
}

/** A provider that doesn't rotate gives the same refresh token again: the access token tells them apart. */
function keyOf({ refreshToken, accessToken }: TokenRecord): string {
  return `${refreshToken ?? ''} ${accessToken}`;
}
