import type { Clock } from '../../runtime/clock.js';
import { merge } from '../../runtime/merge.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { proofFields, secretsOf, type ClientProof } from './client-authentication.js';
import type { GuardedFetch } from '../network/guarded-fetch.js';
import { readTokenResponse, TokenResponseError, type TokenResponse } from './read-token-response.js';
import { UnsignedAnswer, type RequestSigner } from '../signed/request-signer.js';
import { renamed } from '../parameter-names.js';
import type { BufferedResponse } from '../network/buffered-response.js';
import { tokenRequest } from './token-request.js';

interface Parts {
  readonly fetch: GuardedFetch;
  readonly keepIdToken: boolean;
  readonly clock: Clock;
  /** How requests and answers differ from the standard. */
  readonly wire: CheckedProvider;
  readonly signer: RequestSigner | undefined;
}

/** A provider's token endpoint (RFC 6749 section 3.2), as the client that the settings describe. */
export class TokenEndpoint {
  readonly #address: string;
  readonly #proof: ClientProof;
  readonly #fetch: GuardedFetch;
  readonly #keepIdToken: boolean;
  readonly #clock: Clock;
  readonly #wire: CheckedProvider;
  readonly #signer: RequestSigner | undefined;
  #clockAhead: number | undefined;

  /** @param keepIdToken false for a provider whose ID tokens can't be checked: only checked ones are used. */
  constructor(address: string, proof: ClientProof, { fetch, keepIdToken, clock, wire, signer }: Parts) {
    this.#address = address;
    this.#proof = proof;
    this.#fetch = fetch;
    this.#keepIdToken = keepIdToken;
    this.#clock = clock;
    this.#wire = wire;
    this.#signer = signer;
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
    const fields = merge(merge(this.#wire.tokenParams, grant), await proofFields(this.#proof));
    const { refreshEndpoint } = this.#wire;
    const isRefresh = grant['grant_type'] === 'refresh_token' && refreshEndpoint !== undefined;
    const address = isRefresh ? refreshEndpoint : this.#address;
    const named = renamed(fields, this.#wire.tokenNames);
    const sent = this.#signer ? await this.#signer.signed(named) : named;
    const { url, init } = tokenRequest(address, sent, this.#proof.headers, this.#wire);
    const response = await this.#fetch(url, init);
    this.#clockAhead = secondsAhead(response.header('date'), this.#clock) ?? this.#clockAhead;
    try {
      return await this.#read(response);
    } catch (error) {
      if (!(error instanceof TokenResponseError)) throw error;
      // A signed secret (Apple) is known only here.
      throw error.without(secretsOf(fields, this.#proof.headers));
    }
  }

  /** Of a signed answer nothing is used but what is signed; a refusal needs no signature. */
  async #read(response: BufferedResponse): Promise<TokenResponse> {
    const { tokenAnswerUnder = '' } = this.#wire;
    const unsigned = new TokenResponseError(
      'OAUTH_INVALID_RESPONSE',
      'the response is not signed by the provider',
      response.status,
    );
    const opened = await this.#signer
      ?.opened(response.readText(), tokenAnswerUnder)
      .catch((error: unknown) => {
        throw error instanceof UnsignedAnswer ? unsigned : error;
      });
    const answer = readTokenResponse(response, this.#keepIdToken, this.#wire, opened);
    if (this.#signer && opened === undefined) throw unsigned;
    return answer;
  }
}

/** How far the clock of a `Date` header is ahead of ours (RFC 9110 section 6.6.1). */
function secondsAhead(date: string | null, clock: Clock): number | undefined {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? undefined : Math.round((theirs - clock()) / 1000);
}
