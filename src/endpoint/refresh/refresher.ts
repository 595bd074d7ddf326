import { OAuthError } from '../../protocol/errors.js';
import type { Clock } from '../clock.js';
import type { NewerTokens } from '../custody/newer-tokens.js';
import type { TokenRecord } from '../custody/record.js';
import type { ProviderClients } from '../exchange/provider-clients.js';
import { ProviderBusy } from '../exchange/provider-busy.js';
import { revokeToken } from '../exchange/revoke.js';
import type { CheckedProvider } from '../settings/settings.js';
import { refreshGrant } from './refresh-grant.js';

/** Milliseconds for which a refresh token that the provider has ended is not tried again. */
const deadAge = 60_000;
/** Milliseconds for which a provider that is out of order is left alone, unless it says so itself. */
const pause = 5000;
const mostRefusals = 1000;

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
  readonly #newer: NewerTokens;
  readonly #clock: Clock;
  readonly #running = new Map<string, Running>();
  readonly #refusals = new Map<string, { readonly error: OAuthError; readonly until: number }>();

  constructor(clients: ProviderClients, newer: NewerTokens, clock: Clock) {
    this.#clients = clients;
    this.#newer = newer;
    this.#clock = clock;
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
    const stands = refusal && (mayWait || refusal.error.code === 'invalid_grant');
    if (stands && refusal.until > this.#clock()) throw refusal.error;
    return (this.#running.get(key) ?? this.#start(provider, old, key)).result;
  }

  /** What a token that was kept somewhere has become meanwhile. */
  newest(token: TokenRecord): TokenRecord {
    return this.#newer.of(token);
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
      if (!this.#isAbandoned(key)) {
        this.#newer.put(old, token);
        return token;
      }
      await revokeToken(provider, client, token).catch(() => undefined);
    } catch (error) {
      if (error instanceof OAuthError) this.#remember(key, error);
      if (!this.#isAbandoned(key)) throw error;
    } finally {
      this.#running.delete(key);
    }
    // Whatever came of it: the answer may arrive after a new login, and must not end that.
    throw new OAuthError('reauth_required', 'The session has ended meanwhile. Please sign in again.');
  }

  #isAbandoned(key: string): boolean {
    return this.#running.get(key)?.abandoned === true;
  }

  /** Many ask in vain at the same time; each would wait as long as the first. */
  #remember(key: string, error: OAuthError): void {
    const age = ageOf(error);
    if (age === undefined) return;
    const now = this.#clock();
    for (const [first, { until }] of this.#refusals) {
      if (until > now && this.#refusals.size < mostRefusals) break;
      this.#refusals.delete(first);
    }
    this.#refusals.set(key, { error, until: now + age });
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
