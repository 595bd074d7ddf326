import type { TokenRecord } from '../sessions/session-record.js';
import type { SealedEntries } from '../sessions/stored/sealed-entries.js';
import { StoreUnavailable, type SharedStore } from '../sessions/stored/shared-store.js';
import { RefreshLost } from './refresh-failures.js';

/** How often an entry that others write at the same time is read again. */
const mostTries = 10;

export interface NewestTokensParts {
  readonly store: SharedStore;
  readonly results: SealedEntries<TokenRecord>;
  /** Milliseconds that a session lives at the longest. */
  readonly longestSessionMs: number;
}

/**
 * The newest token of each sign-in that was saved. Several sessions may have been restored from it, each with a token of another age:
 * whoever has an older one takes this one, in place of sending a refresh token that was exchanged long ago.
 */
export class NewestTokens {
  readonly #parts: NewestTokensParts;

  constructor(parts: NewestTokensParts) {
    this.#parts = parts;
  }

  /**
   * The newest token of a sign-in, if it is newer than this one.
   * @throws {OAuthError} `RefreshLost` if what is there can't be read: then this one may have been exchanged.
   */
  async after(token: TokenRecord, savedId: string): Promise<TokenRecord | undefined> {
    const { store, results } = this.#parts;
    const key = await this.#keyOf(savedId);
    const text = await store.get(key);
    if (text === undefined) return undefined;
    const newest = await results.open(key, text);
    if (newest) return isNewer(newest, token) ? newest : undefined;
    store.reportUnreadable(key);
    throw new RefreshLost();
  }

  /** Notes a token, unless a newer one is known. */
  async note(token: TokenRecord, savedId: string): Promise<void> {
    const { store, results, longestSessionMs } = this.#parts;
    const key = await this.#keyOf(savedId);
    const sealed = await results.seal(key, token, longestSessionMs);
    for (let tries = 0; tries < mostTries; tries++) {
      const text = await store.get(key);
      if (text === undefined) {
        if (await store.setIfAbsent(key, sealed, longestSessionMs)) return;
        continue;
      }
      const present = await results.open(key, text);
      if (present && !isNewer(token, present)) return;
      if (await store.compareAndSet(key, text, sealed, longestSessionMs)) return;
    }
    throw new StoreUnavailable();
  }

  #keyOf(savedId: string): Promise<string> {
    return this.#parts.store.key('newest', savedId);
  }
}

function isNewer(one: TokenRecord, other: TokenRecord): boolean {
  return (one.exchanges ?? 0) > (other.exchanges ?? 0);
}
