import { OAuthError } from '../../protocol/errors.js';
import { ExpiringMap } from '../runtime/expiring-map.js';
import type { Clock } from '../runtime/clock.js';
import type { RefreshedTokens } from './refreshed-tokens.js';
import type { TokenRecord } from '../sessions/session-record.js';
import type { ProviderClients } from '../provider-calls/provider-clients.js';
import { ProviderBusy } from '../provider-calls/provider-busy.js';
import { revokeToken } from '../provider-calls/revoke-token.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { refreshGrant } from './refresh-grant.js';
import { UnexplainedRefusal } from './unexplained-refusal.js';

/** Milliseconds for which a refresh token that the provider has ended is not tried again. */
const deadAge = 60_000;
/** Milliseconds for which a provider that is out of order is left alone, unless it says so itself. */
const pause = 5000;
/** Milliseconds for which a lost refresh token is remembered. */
const lossAge = 3600_000;
const bounds = { entries: 1000, bytes: 8_000_000, entryBytes: 40_000 };
/** Times that a refresh token is tried whose refusal the provider doesn't explain: some tell of a dead one like that. */
const mostTries = 3;

interface Running {
  readonly result: Promise<TokenRecord>;
  /** The person signed out meanwhile. */
  abandoned: boolean;
}

/**
 * Refreshes each token once, however many ask at the same time: a rotating provider takes a second use of a refresh
 * token for theft, and ends everything.
 */
export class Refresher {
  readonly #clients: ProviderClients;
  readonly #newer: RefreshedTokens;
  readonly #clock: Clock;
  readonly #running = new Map<string, Running>();
  readonly #refusals: ExpiringMap<OAuthError>;
  /** When the provider first refused each, in milliseconds since 1970. */
  readonly #losses: ExpiringMap<number>;
  /** How often each refresh token was refused without a reason. */
  readonly #tries: ExpiringMap<number>;

  constructor(clients: ProviderClients, newer: RefreshedTokens, clock: Clock) {
    this.#clients = clients;
    this.#newer = newer;
    this.#clock = clock;
    this.#refusals = new ExpiringMap(clock, bounds);
    this.#losses = new ExpiringMap(clock, bounds);
    this.#tries = new ExpiringMap(clock, bounds);
  }

  /**
   * @param mayWait whether the old token will do for now: then a provider that is out of order is left alone a while.
   * @throws {OAuthError} `invalid_grant` when the provider has ended it, `reauth_required` when the person has signed
   * out meanwhile, `provider_unreachable` when it may work later, the provider's own code.
   */
  async refresh(provider: CheckedProvider, old: TokenRecord, mayWait = false): Promise<TokenRecord> {
    const newest = this.#newer.of(old);
    if (newest !== old) return newest;
    const key = keyOf(provider, old);
    const refusal = this.#refusals.get(key);
    if (refusal && (mayWait || refusal.code === 'invalid_grant')) throw refusal;
    return (this.#running.get(key) ?? this.#start(provider, old, key)).result;
  }

  /** What a token that was kept somewhere has become meanwhile. */
  newest(token: TokenRecord): TokenRecord {
    return this.#newer.of(token);
  }

  /** How long ago, in milliseconds, the provider first refused this refresh token; 0 where it has not. */
  lostFor(provider: CheckedProvider, token: TokenRecord): number {
    const now = this.#clock();
    return now - (this.#losses.get(keyOf(provider, token)) ?? now);
  }

  /** At sign-out: what is being refreshed now is revoked as soon as it is there. Answers the newest token. */
  abandon(provider: CheckedProvider, token: TokenRecord): TokenRecord {
    const newest = this.#newer.of(token);
    const running = this.#running.get(keyOf(provider, newest));
    if (running) running.abandoned = true;
    return newest;
  }

  #start(provider: CheckedProvider, old: TokenRecord, key: string): Running {
    const running: Running = { result: this.#run(provider, old, key), abandoned: false };
    this.#running.set(key, running);
    return running;
  }

  async #run(provider: CheckedProvider, old: TokenRecord, key: string): Promise<TokenRecord> {
    try {
      const client = await this.#clients.get(provider);
      const token = await refreshGrant(provider, client, old, this.#clock);
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
    // Whatever came of it: the answer may arrive after a new login, and must not end that.
    throw new OAuthError('reauth_required', 'The session has ended meanwhile. Please sign in again.');
  }

  /** Of a refusal without a reason the next tries may tell more; from the last one on it counts as the provider's word. */
  #judge(key: string, refusal: OAuthError): OAuthError {
    const tries = (this.#tries.get(key) ?? 0) + 1;
    this.#tries.set(key, tries, this.#clock() + lossAge);
    return tries < mostTries
      ? refusal
      : new OAuthError('invalid_grant', 'The provider does not renew the token any more.', refusal);
  }

  #isAbandoned(key: string): boolean {
    return this.#running.get(key)?.abandoned === true;
  }

  /** Many requests may fail at the same time; without this, each would wait as long as the first. */
  #remember(key: string, error: OAuthError): void {
    const age = ageOf(error);
    if (age === undefined) return;
    const now = this.#clock();
    this.#refusals.set(key, error, now + age);
    if (error.code === 'invalid_grant' && !this.#losses.has(key)) this.#losses.set(key, now, now + lossAge);
  }
}

function keyOf({ id }: CheckedProvider, { refreshToken }: TokenRecord): string {
  return `${id} ${refreshToken ?? ''}`;
}

function ageOf(error: OAuthError): number | undefined {
  if (error.code === 'invalid_grant') return deadAge;
  if (error.code !== 'provider_unreachable') return undefined;
  const asked = error instanceof ProviderBusy ? error.retryAfter : null;
  return asked === null ? pause : Math.min(asked * 1000, deadAge);
}
