import { OAuthError } from '../../protocol/errors.js';
import { randomText, type RandomBytes } from '../runtime/random.js';
import type { TokenRecord } from '../sessions/session-record.js';
import type { SealedEntries } from '../sessions/stored/sealed-entries.js';
import type { HeldKey } from '../sessions/stored/entry-names.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import {
  judgeRefusal,
  RefreshedForOtherPerson,
  RefreshLost,
  refusalsAgeMs,
  UnexplainedRefusal,
} from './refresh-failures.js';
import { NewestTokens } from './newest-tokens.js';
import { sentAgeMs, stateAfter } from './refresh-outcome.js';
import { nowOrInBackground, type Unfinished } from './retry-in-background.js';
import { RefreshResults } from './refresh-results.js';
import { errorOfState, fromText, toText, type RefreshState } from './refresh-state.js';

/** Milliseconds for which it is known that the person has signed out. */
const abandonedAgeMs = 600_000;
/** Milliseconds between two looks at what another process does: they grow, and end. */
const firstPauseMs = 50;
const longestPauseMs = 500;
const mostLooks = 30;
/** How often a sign-out reads again what others write at the same time. */
const mostTurns = 10;
/** How many exchanges in a row are followed to the newest token. */
const mostSteps = 10;

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
  /** Names the sign-in if it was saved: then other sessions may have exchanged its token. */
  readonly savedId?: string | undefined;
}

/** What a process has while it does a refresh. */
interface Hold {
  readonly key: HeldKey;
  readonly owner: string;
  readonly unfinished: Unfinished;
}

/**
 * Lets one of all processes send a refresh token (RFC 9700 section 4.14). It holds a lock, which ends by itself if it is killed, and
 * writes a mark before it sends: a token with that mark is never sent again, unless its holder takes the mark away. No process compares
 * its clock with another's: all times are lives of entries in the store.
 */
export class SharedRefreshes {
  readonly #parts: SharedRefreshesParts;
  readonly #results: RefreshResults;
  readonly #newest: NewestTokens;

  constructor(parts: SharedRefreshesParts) {
    this.#parts = parts;
    this.#results = new RefreshResults(parts);
    this.#newest = new NewestTokens(parts);
  }

  /**
   * The token that an old one is exchanged for: sends it, or waits for the process that does.
   * @throws {OAuthError} `invalid_grant`, `provider_unreachable`, `store_unavailable`, `reauth_required` after sign-out and, as
   * `RefreshLost`, if nobody knows the result of a request; the provider's own code.
   */
  async once(provider: CheckedProvider, old: TokenRecord, work: RefreshWork): Promise<TokenRecord> {
    const { store, random, wait } = this.#parts;
    const [key, lock] = [await this.#key('refresh', provider, old), await this.#key('lock', provider, old)];
    const owner = randomText(random, 16);
    for (let look = 0; look < mostLooks; look++) {
      if (await store.setIfAbsent(lock, owner, this.#lockAgeMs)) {
        const unfinished: Unfinished = [];
        try {
          return await this.#hold(provider, old, { key, owner, unfinished, ...work });
        } finally {
          // It ends by itself if the store can't be reached then.
          const release = (): Promise<void> => store.release(lock, owner).catch(() => undefined);
          // Until the state says what has happened: without a lock it says that the holder was killed.
          if (unfinished.length === 0) await release();
          else void Promise.all(unfinished).then(release);
        }
      }
      const found = await this.#read(key);
      if (found && found.state.kind !== 'sent') return this.#settle(key, found.state);
      await wait(Math.min(longestPauseMs, firstPauseMs * 2 ** look));
    }
    throw new OAuthError('provider_unreachable', 'Another server is still renewing this sign-in.');
  }

  /** To be called once a session holds a token that was got here. */
  async written(token: TokenRecord, savedId?: string): Promise<void> {
    if (!this.#results.has(token)) return;
    try {
      if (savedId !== undefined) await this.#newest.note(token, savedId);
    } catch {
      // Until others can learn of it, the result of this refresh stays.
      return;
    }
    await this.#results.written(token);
  }

  /** The newest token that this one was exchanged for by any process, or the token itself. */
  async newest(provider: CheckedProvider, token: TokenRecord, savedId?: string): Promise<TokenRecord> {
    let newest = (savedId === undefined ? undefined : await this.#newest.after(token, savedId)) ?? token;
    for (let step = 0; step < mostSteps && newest.refreshToken !== null; step++) {
      const key = await this.#key('refresh', provider, newest);
      const next = await this.#results.open(key, (await this.#read(key))?.state);
      if (!next) break;
      newest = next;
    }
    return newest;
  }

  /** At sign-out: whatever a process gets for the token from now on, it revokes. Returns the newest token, for the caller to revoke. */
  async abandon(provider: CheckedProvider, token: TokenRecord, savedId?: string): Promise<TokenRecord> {
    const { store } = this.#parts;
    const abandoned = toText({ kind: 'abandoned' });
    let newest = await this.newest(provider, token, savedId);
    for (let turn = 0; turn < mostTurns && newest.refreshToken !== null; turn++) {
      const key = await this.#key('refresh', provider, newest);
      if (await store.setIfAbsent(key, abandoned, abandonedAgeMs)) return newest;
      const found = await this.#read(key);
      // It ended just now.
      if (!found) continue;
      if (found.state.kind === 'done') {
        const next = await this.newest(provider, newest, savedId);
        if (next === newest) return newest;
        newest = next;
      } else if (await store.compareAndSet(key, found.text, abandoned, sentAgeMs)) return newest;
    }
    // The caller revokes it, at the least.
    return newest;
  }

  async #hold(
    provider: CheckedProvider,
    old: TokenRecord,
    { key, owner, savedId, unfinished, ...work }: RefreshWork & Hold,
  ): Promise<TokenRecord> {
    const { store } = this.#parts;
    const mark = toText({ kind: 'sent', by: owner });
    try {
      if (!(await store.setIfAbsent(key, mark, sentAgeMs))) return await this.#takeOver(key);
      // After the mark: what another session has got for this token is known there before its result may end.
      const newer = savedId === undefined ? undefined : await this.#newest.after(old, savedId);
      if (newer) {
        await nowOrInBackground(this.#parts.wait, () => store.release(key, mark), unfinished);
        return newer;
      }
    } catch (error) {
      // Whether it was written or not, nothing has been sent.
      await nowOrInBackground(this.#parts.wait, () => store.release(key, mark), unfinished);
      throw error;
    }
    let token: TokenRecord;
    try {
      token = { ...(await work.send()), exchanges: (old.exchanges ?? 0) + 1 };
    } catch (error) {
      throw await this.#noteFailure(provider, old, { key, mark, unfinished }, error);
    }
    const nextKey = await this.#key('refresh', provider, token);
    if (await this.#results.keep({ key, mark, token, nextKey, unfinished, discard: work.discard }))
      return token;
    return this.#settle(key, (await this.#read(key))?.state ?? { kind: 'lost' });
  }

  /** The lock was free, yet there is a state: unless that is final, the process that sent the token was killed. */
  async #takeOver(key: string): Promise<TokenRecord> {
    const { store } = this.#parts;
    const found = await this.#read(key);
    if (!found) throw new OAuthError('provider_unreachable', 'The provider is out of order for now.');
    if (found.state.kind !== 'sent') return this.#settle(key, found.state);
    if (await store.compareAndSet(key, found.text, toText({ kind: 'lost' }), sentAgeMs))
      throw new RefreshLost();
    return this.#settle(key, (await this.#read(key))?.state ?? { kind: 'busy', retryAfter: null });
  }

  async #read(key: string): Promise<{ readonly text: string; readonly state: RefreshState } | undefined> {
    const text = await this.#parts.store.get(key);
    if (text === undefined) return undefined;
    const state = fromText(text);
    if (state.kind === 'lost' && text !== toText(state)) this.#parts.store.reportUnreadable(key);
    return { text, state };
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
    { key, mark, unfinished }: Omit<Hold, 'owner'> & { readonly mark: string },
    error: unknown,
  ): Promise<unknown> {
    const { store, wait } = this.#parts;
    const note = (state: RefreshState, ageMs: number): Promise<void> =>
      nowOrInBackground(wait, () => store.compareAndSet(key, mark, toText(state), ageMs), unfinished);
    const known = error instanceof UnexplainedRefusal ? await this.#judge(provider, old, error) : error;
    const after = stateAfter(known);
    if (after) await note(after.state, after.ageMs);
    else await nowOrInBackground(wait, () => store.release(key, mark), unfinished);
    const isOtherPerson = error instanceof RefreshedForOtherPerson;
    return after?.state.kind === 'lost' && !isOtherPerson ? new RefreshLost(error) : known;
  }

  /** Counts refusals without a known reason, for all processes; the last one counts as `invalid_grant`. */
  async #judge(
    { id }: CheckedProvider,
    { refreshToken }: TokenRecord,
    refusal: UnexplainedRefusal,
  ): Promise<OAuthError> {
    const { store } = this.#parts;
    const count = await store
      .increment(await store.key('tries', id, refreshToken ?? ''), refusalsAgeMs)
      .catch(() => 1);
    return judgeRefusal(refusal, count);
  }

  /** Longer than a refresh can take: discovery of keys, the token's answer, and the store. */
  get #lockAgeMs(): number {
    return Math.max(60_000, 4 * this.#parts.timeoutMs);
  }

  /** Without rotation the refresh token stays the same: the access token tells the tokens apart. */
  #key(kind: 'refresh' | 'lock', { id }: CheckedProvider, token: TokenRecord): Promise<HeldKey> {
    return this.#parts.store.key(kind, id, token.refreshToken ?? '', token.accessToken);
  }
}
