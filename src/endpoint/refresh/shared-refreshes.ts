import { OAuthError } from '../../protocol/errors.js';
import { ProviderBusy } from '../provider-calls/errors/provider-error.js';
import { randomText, type RandomBytes } from '../runtime/random.js';
import type { TokenRecord } from '../sessions/session-record.js';
import type { SealedEntries } from '../sessions/stored/sealed-entries.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { RefreshedForOtherPerson, RefreshLost, UnexplainedRefusal } from './refresh-failures.js';
import { maySendAgain } from './refresh-outcome.js';
import { insist } from './insist.js';
import { RefreshResults } from './refresh-results.js';
import { errorOfState, fromText, toText, type RefreshState } from './refresh-state.js';

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
/** How often a sign-out reads again what others write at the same time. */
const mostTurns = 10;

export interface SharedRefreshesParts {
  readonly store: SharedStore;
  readonly results: SealedEntries<TokenRecord>;
  readonly random: RandomBytes;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds that a provider may take for one answer. */
  readonly timeoutMs: number;
  /** Milliseconds that a session lives at the longest. */
  readonly longestSessionMs: number;
}

/** How one refresh is done, by the process that does it. */
export interface RefreshWork {
  /** Sends the token. */
  readonly send: () => Promise<TokenRecord>;
  /** Ends a result that nobody may have. */
  readonly discard: (token: TokenRecord) => Promise<unknown>;
}

/**
 * Lets one of all processes send a refresh token (RFC 9700 section 4.14). It holds a lock, which ends by itself if it is killed, and
 * writes a mark before it sends: a token with that mark is never sent again, unless its holder takes the mark away. No process compares
 * its clock with another's: all times are lives of entries in the store.
 */
export class SharedRefreshes {
  readonly #parts: SharedRefreshesParts;
  readonly #results: RefreshResults;

  constructor(parts: SharedRefreshesParts) {
    this.#parts = parts;
    this.#results = new RefreshResults(parts);
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

  /** A session holds a token that was had here. */
  written(token: TokenRecord): Promise<void> {
    return this.#results.written(token);
  }

  /** The newest token that this one was exchanged for by any process, or the token itself. */
  async newest(provider: CheckedProvider, token: TokenRecord): Promise<TokenRecord> {
    let newest = token;
    for (let step = 0; step < 10 && newest.refreshToken !== null; step++) {
      const key = await this.#key('refresh', provider, newest);
      const text = await this.#parts.store.get(key);
      const state = text === undefined ? undefined : fromText(text);
      const next = await this.#results.open(key, state);
      if (!next) break;
      newest = next;
    }
    return newest;
  }

  /** At sign-out: whatever a process gets for the token from now on, it revokes. Returns the newest token, for the caller to revoke. */
  async abandon(provider: CheckedProvider, token: TokenRecord): Promise<TokenRecord> {
    const { store } = this.#parts;
    const abandoned = toText({ kind: 'abandoned' });
    let newest = await this.newest(provider, token);
    for (let turn = 0; turn < mostTurns && newest.refreshToken !== null; turn++) {
      const key = await this.#key('refresh', provider, newest);
      if (await store.setIfAbsent(key, abandoned, abandonedAge)) return newest;
      const text = await store.get(key);
      // It ended just now.
      if (text === undefined) continue;
      if (fromText(text).kind === 'done') {
        const next = await this.newest(provider, newest);
        if (next === newest) return newest;
        newest = next;
      } else if (await store.compareAndSet(key, text, abandoned, sentAge)) return newest;
    }
    // The caller revokes it, at the least.
    return newest;
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
      await insist(this.#parts.wait, () => store.release(key, mark));
      throw error;
    }
    let token: TokenRecord;
    try {
      token = await work.send();
    } catch (error) {
      throw await this.#noteFailure(provider, old, { key, mark }, error);
    }
    const nextKey = await this.#key('refresh', provider, token);
    if (await this.#results.keep({ key, mark, token, nextKey, discard: work.discard })) return token;
    const text = await store.get(key);
    return this.#settle(key, text === undefined ? { kind: 'lost' } : fromText(text));
  }

  /** The lock was free, yet there is a state: unless that is final, the process that sent the token was killed. */
  async #takeOver(key: string): Promise<TokenRecord> {
    const { store } = this.#parts;
    const text = await store.get(key);
    if (text === undefined)
      throw new OAuthError('provider_unreachable', 'The provider is out of order for now.');
    const state = fromText(text);
    if (state.kind !== 'sent') return this.#settle(key, state);
    if (await store.compareAndSet(key, text, toText({ kind: 'lost' }), sentAge)) throw new RefreshLost();
    const now = await store.get(key);
    return this.#settle(key, now === undefined ? { kind: 'busy', retryAfter: null } : fromText(now));
  }

  async #settle(key: string, state: RefreshState): Promise<TokenRecord> {
    const token = await this.#results.open(key, state);
    if (token) return token;
    throw errorOfState(state);
  }

  /** Says in the store what a failed refresh means for the others, and returns the error for the caller. */
  async #noteFailure(
    provider: CheckedProvider,
    old: TokenRecord,
    { key, mark }: { readonly key: string; readonly mark: string },
    error: unknown,
  ): Promise<unknown> {
    const { store } = this.#parts;
    const note = (state: RefreshState, ageMs: number): Promise<void> =>
      insist(this.#parts.wait, () => store.compareAndSet(key, mark, toText(state), ageMs));
    if (error instanceof RefreshedForOtherPerson) {
      // The provider has exchanged the token, for what nobody may use.
      await note({ kind: 'lost' }, sentAge);
      return error;
    }
    if (error instanceof UnexplainedRefusal) {
      const tries = await store.increment(await this.#key('tries', provider, old), triesAge).catch(() => 1);
      if (tries >= mostTries) {
        await note({ kind: 'refused' }, refusedAge);
        return new OAuthError('invalid_grant', 'The provider does not renew the token any more.', error);
      }
      await insist(this.#parts.wait, () => store.release(key, mark));
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
        { kind: 'busy', retryAfter: seconds },
        seconds === null ? busyAge : Math.max(1, Math.min(seconds * 1000, refusedAge)),
      );
    } else await insist(this.#parts.wait, () => store.release(key, mark));
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
