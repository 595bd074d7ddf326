import { OAuthError } from '../../protocol/errors.js';
import { ExpiringMap } from '../runtime/expiring-map.js';
import type { Clock } from '../runtime/clock.js';
import type { RefreshedTokens } from './refreshed-tokens.js';
import type { TokenRecord } from '../sessions/session-record.js';
import type { ProviderClient, ProviderClients } from '../provider-calls/provider-clients.js';
import { revokeToken } from '../provider-calls/token-endpoint/revoke-token.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { refreshGrant } from './refresh-grant.js';
import type { SharedRefreshes } from './shared-refreshes.js';
import {
  BusyElsewhere,
  invalidAgeMs,
  judgeRefusal,
  pauseMsAfter,
  refusalsAgeMs,
  UnexplainedRefusal,
  usualPauseMs,
} from './refresh-failures.js';
import { isExpired } from './token-expiry.js';

/** Milliseconds for which the first refusal of a refresh token is remembered. */
const lossAgeMs = 3600_000;
const bounds = { entries: 1000, bytes: 8_000_000, entryBytes: 40_000 };
/** How many refreshes may have been lost between their result and their session, one after another. */
const mostSteps = 10;

/** Hears that a provider has renewed a token, or why not. Never throws. */
type TellRefresh = (provider: CheckedProvider, failure?: unknown) => unknown;

/** How the provider has answered; absent until this process has asked it. */
interface Asked {
  outcome?: { readonly failure?: unknown };
}

interface Running {
  readonly result: Promise<TokenRecord>;
  /** Whether the person has signed out in the meantime. */
  abandoned: boolean;
}

export interface RefreshOptions {
  /** Whether the old token still works: then an unreachable provider is not called again for a while. */
  readonly isUsable: boolean;
  /** Names the sign-in if it was saved. */
  readonly savedId: string | undefined;
}

/**
 * Refreshes each token once, however many requests need it at the same time. A provider that rotates refresh tokens takes a second
 * use for theft and revokes them all (RFC 9700 section 4.14).
 */
export class Refresher {
  readonly #clients: ProviderClients;
  readonly #newer: RefreshedTokens;
  readonly #clock: Clock;
  readonly #shared: SharedRefreshes | undefined;
  readonly #tell: TellRefresh;
  readonly #running = new Map<string, Running>();
  readonly #refusals: ExpiringMap<OAuthError>;
  /** When the provider first refused each, in milliseconds since 1970. */
  readonly #losses: ExpiringMap<number>;
  /** How often each refresh token was refused without a reason. */
  readonly #tries: ExpiringMap<number>;

  /**
   * @param shared for all processes, if they share a store.
   * @param tell hears of each request for new tokens.
   */
  constructor(
    clients: ProviderClients,
    newer: RefreshedTokens,
    clock: Clock,
    shared: SharedRefreshes | undefined,
    tell: TellRefresh = () => undefined,
  ) {
    this.#tell = tell;
    this.#clients = clients;
    this.#shared = shared;
    this.#newer = newer;
    this.#clock = clock;
    this.#refusals = new ExpiringMap(clock, bounds);
    this.#losses = new ExpiringMap(clock, bounds);
    this.#tries = new ExpiringMap(clock, bounds);
  }

  /**
   * The token that an old one is exchanged for; the request that asks first sends it, and all others get the same result.
   * @throws {OAuthError} `invalid_grant` if the provider has ended the refresh token, `reauth_required` if the person has signed
   * out in the meantime, `provider_unreachable` if it may work later, the provider's own code.
   */
  async refresh(
    provider: CheckedProvider,
    old: TokenRecord,
    { isUsable, savedId }: RefreshOptions,
  ): Promise<TokenRecord> {
    let token = await this.#refresh(provider, old, { isUsable, savedId });
    // It may be of long ago: its process was killed before a session held it. One that lives for no time at all is of now.
    for (let step = 0; step < mostSteps && isExpired(token, this.#clock); step++) {
      if (token.refreshToken === null || token.lifetime === 0) break;
      token = await this.#refresh(provider, token, { isUsable: false, savedId });
    }
    return token;
  }

  /** To be called once a session holds a token that was got here: what is kept of it for other sessions may end soon. */
  async written(token: TokenRecord, savedId?: string): Promise<void> {
    await this.#shared?.written(token, savedId);
  }

  async #refresh(
    provider: CheckedProvider,
    old: TokenRecord,
    { isUsable, savedId }: RefreshOptions,
  ): Promise<TokenRecord> {
    const newest = this.#newer.of(old);
    // Of the same token there may be several objects, and a provider may give it out again for longer.
    if (newest.accessToken !== old.accessToken || newest.refreshToken !== old.refreshToken) return newest;
    const key = keyOf(provider, old);
    const refusal = this.#refusals.get(key);
    if (refusal && (isUsable || refusal.code === 'invalid_grant')) throw refusal;
    return (this.#running.get(key) ?? this.#start(provider, old, key, savedId)).result;
  }

  /** The newest token that an older one was refreshed to. */
  async newest(provider: CheckedProvider, token: TokenRecord, savedId?: string): Promise<TokenRecord> {
    const newest = this.#newer.of(token);
    return this.#shared ? this.#shared.newest(provider, newest, savedId) : newest;
  }

  /** Whether no other process can have refreshed a token without this one knowing. */
  get knowsAll(): boolean {
    return this.#shared !== undefined;
  }

  /** Milliseconds since the provider first refused this refresh token; 0 if it has not. */
  msSinceRefusal(provider: CheckedProvider, token: TokenRecord): number {
    const now = this.#clock();
    return now - (this.#losses.get(keyOf(provider, token)) ?? now);
  }

  /** At sign-out: a refresh that is in progress revokes its result. Returns the newest token, which the caller revokes. */
  async abandon(provider: CheckedProvider, token: TokenRecord, savedId?: string): Promise<TokenRecord> {
    const newest = this.#newer.of(token);
    const running = this.#running.get(keyOf(provider, newest));
    if (running) running.abandoned = true;
    return this.#shared && newest.refreshToken !== null
      ? this.#shared.abandon(provider, newest, savedId)
      : newest;
  }

  #start(provider: CheckedProvider, old: TokenRecord, key: string, savedId: string | undefined): Running {
    const asked: Asked = {};
    // Told last: whatever the app does meanwhile, the new token is stored already, and everybody else gets it.
    const result = this.#run(provider, old, { key, savedId, asked }).finally(() =>
      asked.outcome ? this.#tell(provider, asked.outcome.failure) : undefined,
    );
    const running: Running = { result, abandoned: false };
    this.#running.set(key, running);
    return running;
  }

  async #run(
    provider: CheckedProvider,
    old: TokenRecord,
    {
      key,
      savedId,
      asked,
    }: { readonly key: string; readonly savedId: string | undefined; readonly asked: Asked },
  ): Promise<TokenRecord> {
    try {
      const client = await this.#clients.get(provider);
      const token = await this.#send(provider, client, old, { savedId, asked });
      this.#tries.delete(key);
      if (!this.#isAbandoned(key)) {
        this.#newer.put(old, token);
        return token;
      }
      await revokeToken(provider, client, token).catch(() => undefined);
    } catch (cause) {
      const error = cause instanceof UnexplainedRefusal ? this.#judge(key, cause) : cause;
      if (error instanceof OAuthError) this.#remember(key, error);
      if (!this.#isAbandoned(key)) throw error;
    } finally {
      this.#running.delete(key);
    }
    // Whatever the result: it may arrive after a new login, and must not end that.
    throw new OAuthError('reauth_required', 'The session has ended meanwhile. Please sign in again.');
  }

  #send(
    provider: CheckedProvider,
    client: ProviderClient,
    old: TokenRecord,
    { savedId, asked }: { readonly savedId: string | undefined; readonly asked: Asked },
  ): Promise<TokenRecord> {
    const send = async (): Promise<TokenRecord> => {
      try {
        const token = await refreshGrant(provider, client, old, this.#clock);
        asked.outcome = {};
        return token;
      } catch (failure) {
        asked.outcome = { failure };
        throw failure;
      }
    };
    const discard = (token: TokenRecord): Promise<void> => revokeToken(provider, client, token);
    return this.#shared ? this.#shared.once(provider, old, { send, discard, savedId }) : send();
  }

  /** Counts refusals without a known reason; the last one counts as `invalid_grant`. */
  #judge(key: string, refusal: UnexplainedRefusal): OAuthError {
    const count = (this.#tries.get(key) ?? 0) + 1;
    this.#tries.set(key, count, this.#clock() + refusalsAgeMs);
    return judgeRefusal(refusal, count);
  }

  #isAbandoned(key: string): boolean {
    return this.#running.get(key)?.abandoned === true;
  }

  /** Lets the next requests fail at once: each would wait as long as the first. */
  #remember(key: string, error: OAuthError): void {
    const ageMs = ageMsOf(error);
    if (ageMs === undefined) return;
    const now = this.#clock();
    this.#refusals.set(key, error, now + ageMs);
    if (error.code === 'invalid_grant' && !this.#losses.has(key)) this.#losses.set(key, now, now + lossAgeMs);
  }
}

function keyOf({ id }: CheckedProvider, { refreshToken }: TokenRecord): string {
  return `${id} ${refreshToken ?? ''}`;
}

function ageMsOf(error: OAuthError): number | undefined {
  if (error.code === 'invalid_grant') return invalidAgeMs;
  if (error.code !== 'provider_unreachable') return undefined;
  return error instanceof BusyElsewhere ? usualPauseMs : pauseMsAfter(error);
}
