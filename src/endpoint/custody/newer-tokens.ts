import type { Clock } from '../clock.js';
import type { TokenRecord } from './record.js';

const age = 600_000;
const mostRemembered = 1000;

/**
 * What tokens of this process were refreshed to, by the refresh token that was used up. Browsers send an old cookie
 * for as long as the new one's answer is under way, and a slow answer may even put the old one back.
 */
export class NewerTokens {
  readonly #clock: Clock;
  readonly #newer = new Map<string, { token: TokenRecord; until: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  put(old: TokenRecord, token: TokenRecord): void {
    const now = this.#clock();
    // Oldest first: a Map keeps the order of insertion.
    for (const [first, { until }] of this.#newer) {
      if (until > now && this.#newer.size < mostRemembered) break;
      this.#newer.delete(first);
    }
    // A provider may give a token that was there before: what that became then is not newer any more.
    this.#newer.delete(keyOf(token));
    if (old.refreshToken) this.#newer.set(keyOf(old), { token, until: now + age });
  }

  /** The newest that this token became; itself where nothing newer is known. */
  of(token: TokenRecord): TokenRecord {
    const found = this.#newer.get(keyOf(token));
    return found && found.until > this.#clock() && found.token !== token ? this.of(found.token) : token;
  }
}

/** A provider that doesn't rotate gives the same refresh token again: the access token tells them apart. */
function keyOf({ refreshToken, accessToken }: TokenRecord): string {
  return `${refreshToken ?? ''} ${accessToken}`;
}
