import type { Clock } from '../runtime/clock.js';
import { merge } from '../runtime/merge.js';
import type { ClientProof } from './client-authentication.js';
import type { GuardedFetch } from './guarded-fetch.js';
import { readTokenAnswer, type TokenAnswer } from './read-token-response.js';

/** A provider's token endpoint (RFC 6749 section 3.2), as the client that the settings describe. */
export class TokenEndpoint {
  readonly #address: string;
  readonly #proof: ClientProof;
  readonly #fetch: GuardedFetch;
  readonly #keepIdToken: boolean;
  readonly #clock: Clock;
  #clockAhead: number | undefined;

  /** @param keepIdToken false for a provider whose ID tokens can't be checked: one that is not checked is not used. */
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

  /** Seconds by which its clock is ahead of ours, by the `Date` of its last answer. */
  get clockAhead(): number | undefined {
    return this.#clockAhead;
  }

  /**
   * Sends a grant (RFC 6749 sections 4.1.3 and 6). Of what it answers, the fields are checked, and an ID token is not.
   * @throws {TokenAnswerError} for a refusal, and for what is no token.
   * @throws {OAuthError} `provider_unreachable`.
   */
  async ask(grant: Readonly<Record<string, string>>): Promise<TokenAnswer> {
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
    return readTokenAnswer(response, this.#keepIdToken);
  }
}

/** How far a clock is ahead of ours that an answer tells (RFC 9110 section 6.6.1). */
function secondsAhead(date: string | null, clock: Clock): number | undefined {
  const told = Date.parse(date ?? '');
  return Number.isNaN(told) ? undefined : Math.round((told - clock()) / 1000);
}
