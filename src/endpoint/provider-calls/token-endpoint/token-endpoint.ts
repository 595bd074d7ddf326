import type { Clock } from '../../runtime/clock.js';
import { merge } from '../../runtime/merge.js';
import type { ClientProof } from './client-authentication.js';
import type { GuardedFetch } from '../network/guarded-fetch.js';
import { readTokenResponse, type TokenResponse } from './read-token-response.js';

/** A provider's token endpoint (RFC 6749 section 3.2), as the client that the settings describe. */
export class TokenEndpoint {
  readonly #address: string;
  readonly #proof: ClientProof;
  readonly #fetch: GuardedFetch;
  readonly #keepIdToken: boolean;
  readonly #clock: Clock;
  #clockAhead: number | undefined;

  /** @param keepIdToken false for a provider whose ID tokens can't be checked: only checked ones are used. */
  constructor(
    address: string,
    proof: ClientProof,
    { fetch, keepIdToken, clock }: { fetch: GuardedFetch; keepIdToken: boolean; clock: Clock },
  ) {
    this.#address = address;
    this.#proof = proof;
    this.#fetch = fetch;
    this.#keepIdToken = keepIdToken;
    this.#clock = clock;
  }

  /** Seconds by which the provider's clock is ahead of ours, by the `Date` header of its last response. */
  get clockAhead(): number | undefined {
    return this.#clockAhead;
  }

  /**
   * Sends a grant (RFC 6749 sections 4.1.3 and 6). It checks the fields of the response, but not the ID token.
   * @throws {TokenResponseError} for a refusal, and for a response without a token.
   * @throws {OAuthError} `provider_unreachable`.
   */
  async ask(grant: Readonly<Record<string, string>>): Promise<TokenResponse> {
    const response = await this.#fetch(this.#address, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'user-agent': 'oauth-elements',
        ...this.#proof.headers,
        'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
      body: new URLSearchParams(merge(grant, this.#proof.fields)).toString(),
    });
    this.#clockAhead = secondsAhead(response.header('date'), this.#clock) ?? this.#clockAhead;
    return readTokenResponse(response, this.#keepIdToken);
  }
}

/** How far the clock of a `Date` header is ahead of ours (RFC 9110 section 6.6.1). */
function secondsAhead(date: string | null, clock: Clock): number | undefined {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? undefined : Math.round((theirs - clock()) / 1000);
}
