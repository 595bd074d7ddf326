import { OAuthError } from '../../../protocol/errors.js';
import { OperatorNote } from '../../log/operator-note.js';
import { providerRefused } from '../../log/provider-messages.js';
import type { Clock } from '../../runtime/clock.js';
import type { CheckedProvider } from '../../settings/check-provider.js';
import { toOAuthError } from '../errors/provider-error.js';
import type { TokenEndpoint } from './token-endpoint.js';
import { refuseOtherTokens, type TokenResponse } from './read-token-response.js';

/** Milliseconds before its end from which a token is no longer used. */
const spareMs = 300_000;
/**
 * Milliseconds for which a token is used, however short it lives and whatever the provider answers: with made-up codes anybody can make
 * it refuse.
 */
const surelyMs = 60_000;
/** Milliseconds for which a failure is the answer to all logins: otherwise each callback, of anybody, would call the provider. */
const failureMs = 5000;

interface Kept {
  readonly answer: TokenResponse;
  readonly receivedMs: number;
}

/**
 * The token of the app itself (`tokenOf: 'app'`), which all logins share. It is kept while it lasts: providers count how often it is
 * fetched, and whoever brings a callback, with a code or a made-up one, would use that count up for everybody.
 */
export class AppToken {
  readonly #provider: CheckedProvider;
  readonly #endpoint: TokenEndpoint;
  readonly #clock: Clock;
  #kept: Kept | undefined;
  #failure: { readonly error: OAuthError; readonly until: number } | undefined;
  #running: Promise<TokenResponse> | undefined;

  constructor(provider: CheckedProvider, endpoint: TokenEndpoint, clock: Clock) {
    this.#provider = provider;
    this.#endpoint = endpoint;
    this.#clock = clock;
  }

  /**
   * The token, with the lifetime that is left of it.
   * @throws {OAuthError} the provider's code; `provider_unreachable`.
   */
  async get(): Promise<TokenResponse> {
    const kept = this.#kept;
    if (kept) {
      const ageMs = this.#clock() - kept.receivedMs;
      const { expires_in: seconds } = kept.answer;
      const lifetimeMs = 1000 * (seconds ?? this.#provider.defaultExpiresIn ?? 0);
      if (ageMs < Math.max(lifetimeMs - spareMs, surelyMs))
        return seconds === undefined
          ? kept.answer
          : { ...kept.answer, expires_in: Math.max(0, Math.floor((lifetimeMs - ageMs) / 1000)) };
    }
    if (this.#failure && this.#clock() < this.#failure.until) throw this.#failure.error;
    this.#running ??= this.#fetch().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** The provider has refused a request with the token: unless it is new, the next login fetches another one. */
  doubt(): void {
    if (this.#kept && this.#clock() - this.#kept.receivedMs > surelyMs) this.#kept = undefined;
  }

  async #fetch(): Promise<TokenResponse> {
    try {
      const answer = await this.#endpoint.ask({});
      // Kept, it would fail each login for as long as it lasts.
      refuseOtherTokens(answer);
      this.#kept = { answer, receivedMs: this.#clock() };
      this.#failure = undefined;
      return answer;
    } catch (thrown) {
      const error = forVisitors(thrown, this.#provider);
      this.#failure = { error, until: this.#clock() + failureMs };
      throw error;
    }
  }
}

/** The provider speaks to the operator here, and may name the address of this server: visitors see the code alone. */
function forVisitors(error: unknown, provider: CheckedProvider): OAuthError {
  const { clientSecret } = provider;
  const known = toOAuthError(error, 'token_response_invalid', [clientSecret]);
  if (known.code === 'provider_unreachable') return known;
  const { code, description } = known;
  const entry = providerRefused({ provider, error: code, description });
  return new OAuthError(code, 'The provider refuses this site.', new OperatorNote(entry, known));
}
