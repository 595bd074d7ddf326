import { OAuthError } from '../../protocol/errors.js';
import type { Clock } from '../clock.js';
import type { NewerTokens } from '../custody/newer-tokens.js';
import type { TokenRecord } from '../custody/record.js';
import type { ProviderClients } from '../exchange/provider-clients.js';
import { revokeToken } from '../exchange/revoke.js';
import type { CheckedProvider } from '../settings/settings.js';
import { refreshGrant } from './refresh-grant.js';

/** Milliseconds for which a refused refresh token is not tried again. */
const deadAge = 60_000;
const mostDead = 1000;

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
  readonly #dead = new Map<string, number>();

  constructor(clients: ProviderClients, newer: NewerTokens, clock: Clock) {
    this.#clients = clients;
    this.#newer = newer;
    this.#clock = clock;
  }

  /**
   * @throws {OAuthError} `invalid_grant` when the provider has ended it, `reauth_required` when the person has signed
   * out meanwhile, `provider_unreachable` when it may work later, the provider's own code.
   */
  async refresh(provider: CheckedProvider, old: TokenRecord): Promise<TokenRecord> {
    const newest = this.#newer.of(old);
    if (newest !== old) return newest;
    const key = keyOf(provider, old);
    if ((this.#dead.get(key) ?? 0) > this.#clock()) throw dead();
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
      if (error instanceof OAuthError && error.code === 'invalid_grant') this.#bury(key);
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

  #bury(key: string): void {
    const now = this.#clock();
    for (const [first, until] of this.#dead) {
      if (until > now && this.#dead.size < mostDead) break;
      this.#dead.delete(first);
    }
    this.#dead.set(key, now + deadAge);
  }
}

function keyOf({ id }: CheckedProvider, { refreshToken }: TokenRecord): string {
  return `${id} ${refreshToken ?? ''}`;
}

function dead(): OAuthError {
  return new OAuthError('invalid_grant', 'The provider has ended this sign-in.');
}
