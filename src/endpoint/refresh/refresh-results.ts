import type { TokenRecord } from '../sessions/session-record.js';
import type { SealedEntries } from '../sessions/stored/sealed-entries.js';
import type { HeldKey } from '../sessions/stored/entry-names.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';
import { retryInBackground, type Unfinished } from './retry-in-background.js';
import { fromText, toText, type RefreshState } from './refresh-state.js';

/**
 * Milliseconds for which what a token was exchanged for can be had in its place, once a session holds it: slow replies put old tokens
 * back.
 */
const writtenAgeMs = 600_000;

export interface RefreshResult {
  readonly key: HeldKey;
  /** What the state says while nobody else has changed it. */
  readonly mark: string;
  readonly token: TokenRecord;
  /** The key of the new token's own state. */
  readonly nextKey: string;
  /** Ends a result that nobody may have. */
  readonly discard: (token: TokenRecord) => Promise<unknown>;
  readonly unfinished: Unfinished;
}

interface ResultParts {
  readonly store: SharedStore;
  readonly results: SealedEntries<TokenRecord>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds that a session lives at the longest. */
  readonly longestSessionMs: number;
}

/** The entry that holds a token. */
interface Entry {
  readonly key: string;
  readonly text: string;
}

/**
 * What refresh tokens were exchanged for, in the store of all processes. A result stays for as long as a session may last. The process that
 * renewed may be killed before a session has the result, and that session must not send its old token again.
 */
export class RefreshResults {
  readonly #parts: ResultParts;
  /** Where each token that was kept or found here stands, until a session holds it. */
  readonly #entries = new WeakMap<TokenRecord, Entry>();

  constructor(parts: ResultParts) {
    this.#parts = parts;
  }

  /** The token that a state holds; `undefined` if it holds none, or what nobody of this endpoint has written. */
  async open(key: string, state: RefreshState | undefined): Promise<TokenRecord | undefined> {
    if (state?.kind !== 'done') return undefined;
    const token = await this.#parts.results.open(key, state.sealed);
    if (token) this.#entries.set(token, { key, text: toText(state) });
    else this.#parts.store.reportUnreadable(key);
    return token;
  }

  /** Whether a token was kept or found here, and no session has held it yet. */
  has(token: TokenRecord): boolean {
    return this.#entries.has(token);
  }

  /** A session holds the token now: its entry is of use for some minutes more. */
  async written(token: TokenRecord): Promise<void> {
    const entry = this.#entries.get(token);
    if (!entry) return;
    this.#entries.delete(token);
    const { key, text } = entry;
    // Otherwise it ends by itself, later.
    await this.#parts.store.compareAndSet(key, text, text, writtenAgeMs).catch(() => undefined);
  }

  /**
   * Puts a result in the place of the mark: now, or while the store can't be reached, in the background.
   * @returns whether the token may be used: not if somebody has signed out meanwhile. Then it was discarded.
   */
  async keep(result: RefreshResult): Promise<boolean> {
    let isCleared = false;
    const write = async (): Promise<boolean> => {
      const { store, results, longestSessionMs } = this.#parts;
      const { key, mark, token, nextKey } = result;
      // A provider may issue an earlier token again, or the same one: it is the newest now.
      if (nextKey === key) {
        await store.release(key, mark);
        return true;
      }
      // Once: later it may be the state of a refresh of the new token.
      if (!isCleared) await store.delete(nextKey);
      isCleared = true;
      const text = toText({ kind: 'done', sealed: await results.seal(key, token, longestSessionMs) });
      this.#entries.set(token, { key, text });
      const isKept =
        (await store.compareAndSet(key, mark, text, longestSessionMs)) || (await this.#isWritten(result));
      if (!isKept) await result.discard(token).catch(() => undefined);
      return isKept;
    };
    try {
      return await write();
    } catch {
      // The token is good, only nobody else knows it yet. This process does, and tells the others as soon as it can.
      result.unfinished.push(retryInBackground(this.#parts.wait, write));
      return true;
    }
  }

  /** Whether the store has the result already: a write whose answer was lost may have happened. */
  async #isWritten({ key, token }: RefreshResult): Promise<boolean> {
    const text = await this.#parts.store.get(key);
    const found = await this.open(key, text === undefined ? undefined : fromText(text));
    if (text === undefined || found?.accessToken !== token.accessToken) return false;
    this.#entries.set(token, { key, text });
    return found.refreshToken === token.refreshToken;
  }
}
