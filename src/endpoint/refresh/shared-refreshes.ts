import { OAuthError } from '../../protocol/errors.js';
import { ProviderBusy } from '../provider-calls/errors/provider-error.js';
import { randomText, type RandomBytes } from '../runtime/random.js';
import type { TokenRecord } from '../sessions/session-record.js';
import type { SealedEntries } from '../sessions/stored/sealed-entries.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { RefreshLost, UnexplainedRefusal } from './refresh-failures.js';
import { maySendAgain } from './refresh-outcome.js';
import { errorOfState, fromText, toText, type RefreshState } from './refresh-state.js';

/** Milliseconds for which what a token was exchanged for can be had in its place: slow replies put old tokens back. */
const resultAge = 600_000;
/** Milliseconds for which a token that was sent without a result is never sent again: no session lasts longer. */
const sentAge = 400 * 24 * 3600_000;
/** Milliseconds for which `invalid_grant` and an unusable provider are remembered, the latter unless it names a time itself. */
const refusedAge = 60_000;
const busyAge = 5000;
const abandonedAge = 600_000;
/** Refusals without a known reason are counted for so many milliseconds; the last one counts as `invalid_grant`. */
const triesAge = 3600_000;
const mostTries = 3;
/** Milliseconds between two looks at what another process does: they grow, and end. */
const firstPause = 50;
const longestPause = 500;
const mostLooks = 30;
/** How often a result is written again while the store can't be reached, once a second. */
const mostWrites = 60;

export interface SharedRefreshesParts {
  readonly store: SharedStore;
  readonly results: SealedEntries<TokenRecord>;
  readonly random: RandomBytes;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds that a provider may take for one answer. */
  readonly timeoutMs: number;
}

/** How one refresh is done, by the process that does it. */
export interface RefreshWork {
  /** Sends the token. */
  readonly send: () => Promise<TokenRecord>;
  /** Ends a result that nobody may have. */
  readonly discard: (token: TokenRecord) => Promise<unknown>;
}

interface RefreshResult {
  readonly key: string;
  /** What the state says while nobody else has changed it. */
  readonly mark: string;
  readonly token: TokenRecord;
  readonly work: Pick<RefreshWork, 'discard'>;
  /** The state of the new token. */
  readonly again: string;
}

/**
 * Lets one of all processes send a refresh token (RFC 9700 section 4.14). It holds a lock, which ends by itself if it is killed, and
 * writes a mark before it sends: a token with that mark is never sent again, unless its holder takes the mark away. No process compares
 * its clock with another's: all times are lives of entries in the store.
 */
export class SharedRefreshes {
  readonly #parts: SharedRefreshesParts;

  constructor(parts: SharedRefreshesParts) {
    this.#parts = parts;
  }

  /**
   * @throws {OAuthError} `invalid_grant`, `provider_unreachable`, `store_unavailable`, `reauth_required` after sign-out and, as
   * `RefreshLost`, if nobody knows the result of a request; the provider's own code.
   */
  async once(provider: CheckedProvider, old: TokenRecord, work: RefreshWork): Promise<TokenRecord> {
    const { store, random, wait } = this.#parts;
    const [key, lock] = [await this.#key('refresh', provider, old), await this.#key('lock', provider, old)];
    const owner = randomText(random, 16);
    for (let look = 0; look < mostLooks; look++) {
      if (await store.setIfAbsent(lock, owner, this.#lockAge)) {
        try {
          return await this.#hold(provider, old, { key, owner, ...work });
        } finally {
          // It ends by itself if the store can't be reached now.
          await store.release(lock, owner).catch(() => undefined);
        }
      }
      const text = await store.get(key);
      const state = text === undefined ? undefined : fromText(text);
      if (state && state.kind !== 'sent') return this.#settle(key, state);
      await wait(Math.min(longestPause, firstPause * 2 ** look));
    }
    throw new OAuthError('provider_unreachable', 'Another server is still renewing this sign-in.');
  }

  /** The newest token that this one was exchanged for by any process, or the token itself. */
  async newest(provider: CheckedProvider, token: TokenRecord): Promise<TokenRecord> {
    let newest = token;
    for (let step = 0; step < 10 && newest.refreshToken !== null; step++) {
      const key = await this.#key('refresh', provider, newest);
      const text = await this.#parts.store.get(key);
      const state = text === undefined ? undefined : fromText(text);
      const next = state?.kind === 'done' ? await this.#parts.results.open(key, state.sealed) : undefined;
      if (!next) break;
      newest = next;
    }
    return newest;
  }

  /** At sign-out: whatever a process gets for the token from now on, it revokes. Returns the newest token, for the caller to revoke. */
  async abandon(provider: CheckedProvider, token: TokenRecord): Promise<TokenRecord> {
    const { store } = this.#parts;
    const newest = await this.newest(provider, token);
    if (newest.refreshToken === null) return newest;
    const key = await this.#key('refresh', provider, newest);
    const abandoned = toText({ kind: 'abandoned' });
    if (await store.setIfAbsent(key, abandoned, abandonedAge)) return newest;
    const text = await store.get(key);
    // It was exchanged just now: what it became is the newest.
    if (text !== undefined && fromText(text).kind === 'done') return this.newest(provider, newest);
    const isMarked = text === undefined || (await store.compareAndSet(key, text, abandoned, sentAge));
    return isMarked ? newest : this.newest(provider, newest);
  }

  async #hold(
    provider: CheckedProvider,
    old: TokenRecord,
    { key, owner, ...work }: RefreshWork & { readonly key: string; readonly owner: string },
  ): Promise<TokenRecord> {
    const { store } = this.#parts;
    const mark = toText({ kind: 'sent', by: owner });
    try {
      if (!(await store.setIfAbsent(key, mark, sentAge))) return await this.#takeOver(key);
    } catch (error) {
      // Whether it was written or not, nothing has been sent.
      await store.release(key, mark).catch(() => undefined);
      throw error;
    }
    let token: TokenRecord;
    try {
      token = await work.send();
    } catch (error) {
      throw await this.#noteFailure(provider, old, { key, mark }, error);
    }
    return this.#keepResult({ key, mark, token, work, again: await this.#key('refresh', provider, token) });
  }

  /** The lock was free, yet there is a state: the one who has sent the token was killed, unless it is settled. */
  async #takeOver(key: string): Promise<TokenRecord> {
    const { store } = this.#parts;
    const text = await store.get(key);
    if (text === undefined)
      throw new OAuthError('provider_unreachable', 'The provider is out of order for now.');
    const state = fromText(text);
    if (state.kind !== 'sent') return this.#settle(key, state);
    if (await store.compareAndSet(key, text, toText({ kind: 'lost' }), sentAge)) throw new RefreshLost();
    const now = await store.get(key);
    return this.#settle(key, now === undefined ? { kind: 'busy' } : fromText(now));
  }

  async #settle(key: string, state: RefreshState): Promise<TokenRecord> {
    if (state.kind === 'done') {
      const token = await this.#parts.results.open(key, state.sealed);
      if (token) return token;
    }
    throw errorOfState(state);
  }

  async #keepResult(result: RefreshResult): Promise<TokenRecord> {
    const { key, mark, token, work, again } = result;
    try {
      if (await this.#writeResult(key, mark, token, again)) return token;
    } catch {
      // The token is good, only nobody else knows it yet. This process does, and tells the others as soon as it can.
      void this.#writeLater(result);
      return token;
    }
    await work.discard(token).catch(() => undefined);
    const text = await this.#parts.store.get(key);
    return this.#settle(key, text === undefined ? { kind: 'lost' } : fromText(text));
  }

  async #writeResult(key: string, mark: string, token: TokenRecord, again: string): Promise<boolean> {
    const { store, results } = this.#parts;
    // A provider may issue a token that it issued before, or the same one: that is the newest now.
    if (again === key) {
      await store.release(key, mark);
      return true;
    }
    await store.delete(again);
    const done = toText({ kind: 'done', sealed: await results.seal(key, token, resultAge) });
    return store.compareAndSet(key, mark, done, resultAge);
  }

  async #writeLater({ key, mark, token, work, again }: RefreshResult): Promise<void> {
    for (let write = 0; write < mostWrites; write++) {
      await this.#parts.wait(1000);
      const isWritten = await this.#writeResult(key, mark, token, again).catch(() => undefined);
      if (isWritten === false) await work.discard(token).catch(() => undefined);
      if (isWritten !== undefined) return;
    }
  }

  /** Says in the store what a failed refresh means for the others, and returns the error for the caller. */
  async #noteFailure(
    provider: CheckedProvider,
    old: TokenRecord,
    { key, mark }: { readonly key: string; readonly mark: string },
    error: unknown,
  ): Promise<unknown> {
    const { store } = this.#parts;
    const note = (state: RefreshState, ageMs: number): Promise<unknown> =>
      store.compareAndSet(key, mark, toText(state), ageMs).catch(() => undefined);
    if (error instanceof UnexplainedRefusal) {
      const tries = await store.increment(await this.#key('tries', provider, old), triesAge).catch(() => 1);
      if (tries >= mostTries) {
        await note({ kind: 'refused' }, refusedAge);
        return new OAuthError('invalid_grant', 'The provider does not renew the token any more.', error);
      }
      await store.release(key, mark).catch(() => undefined);
      return error;
    }
    if (error instanceof OAuthError && error.code === 'invalid_grant')
      await note({ kind: 'refused' }, refusedAge);
    else if (!maySendAgain(error)) {
      await note({ kind: 'lost' }, sentAge);
      return new RefreshLost(error);
    } else if (error instanceof OAuthError && error.code === 'provider_unreachable') {
      const seconds = error instanceof ProviderBusy ? error.retryAfter : null;
      await note(
        { kind: 'busy' },
        seconds === null ? busyAge : Math.max(1, Math.min(seconds * 1000, refusedAge)),
      );
    } else await store.release(key, mark).catch(() => undefined);
    return error;
  }

  /** Longer than a refresh can take: discovery of keys, the token's answer, and the store. */
  get #lockAge(): number {
    return Math.max(60_000, 4 * this.#parts.timeoutMs);
  }

  /** Without rotation the refresh token stays the same: the access token tells the tokens apart. */
  #key(kind: 'refresh' | 'lock' | 'tries', { id }: CheckedProvider, token: TokenRecord): Promise<string> {
    const { refreshToken, accessToken } = token;
    const names = kind === 'tries' ? [id, refreshToken ?? ''] : [id, refreshToken ?? '', accessToken];
    return this.#parts.store.key(kind, ...names);
  }
}
