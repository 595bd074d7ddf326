import { OAuthError } from '../../protocol/errors.js';
import { KeysUnavailable } from '../provider-calls/id-token/public-keys.js';
import type { ProviderClients } from '../provider-calls/provider-clients.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { SharedStore } from '../sessions/stored/shared-store.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { checkLogoutToken } from './check-logout-token.js';
import type { LogoutClaims } from './logout-claims.js';
import { LogoutTokenRefused } from './logout-token-refused.js';

/** Milliseconds for which a provider is not asked again after its metadata or keys could not be fetched: anybody can send tokens. */
const pauseMs = 10_000;
/** Milliseconds for which a token counts as used while it is being carried out: longer than that takes. */
const longestUseMs = 60_000;
/** Milliseconds for which a used token is remembered beyond its end: clocks may differ. */
const spareMs = 600_000;

/** Checks logout tokens of providers, and lets each of them work once. */
export class LogoutTokens {
  readonly #clients: ProviderClients;
  readonly #clock: Clock;
  /** By provider, in milliseconds since 1970. */
  readonly #pausedUntil = new Map<string, number>();

  constructor(clients: ProviderClients, clock: Clock) {
    this.#clients = clients;
    this.#clock = clock;
  }

  /** @throws {OAuthError} `invalid_request`, `not_found`, `provider_unreachable`. */
  async check(token: string, provider: CheckedProvider): Promise<LogoutClaims> {
    if ((this.#pausedUntil.get(provider.id) ?? 0) > this.#clock()) throw unreachable();
    try {
      const client = await this.#clients.get(provider);
      return await checkLogoutToken(token, provider, client, this.#clock);
    } catch (error) {
      const isUnreachable = error instanceof OAuthError && error.code === 'provider_unreachable';
      if (!isUnreachable && !(error instanceof KeysUnavailable)) throw error;
      this.#pausedUntil.set(provider.id, this.#clock() + pauseMs);
      throw isUnreachable ? error : unreachable(error);
    }
  }

  /**
   * Carries out a checked token once, in whatever process. It is used up when `work` has succeeded: after a failure, or a process that
   * was killed, the provider may send it again.
   * @throws {LogoutTokenRefused} if it was used before.
   */
  async once<T>(
    store: SharedStore,
    provider: CheckedProvider,
    { iss, jti, expiresAt }: LogoutClaims,
    work: () => Promise<T>,
  ): Promise<T> {
    const key = await store.key('once', 'logout', provider.id, iss, jti);
    if (!(await store.setIfAbsent(key, 'begun', longestUseMs)))
      throw new LogoutTokenRefused('It was used before (jti).');
    let result: T;
    try {
      result = await work();
    } catch (error) {
      // It ends by itself if the store can't be reached now.
      await store.release(key, 'begun').catch(() => undefined);
      throw error;
    }
    const left = Math.max(0, expiresAt - secondsOf(this.#clock)) * 1000;
    await store.set(key, 'used', left + spareMs);
    return result;
  }
}

const unreachable = (cause?: unknown): OAuthError =>
  new OAuthError('provider_unreachable', "The provider's keys can't be fetched.", cause);
