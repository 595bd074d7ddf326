import { OAuthError } from '../../../protocol/errors.js';
import { FailedCall } from '../../log/failure-reason.js';
import type { ProviderClient } from '../provider-clients.js';

/** Reads the provider's API with one access token: in the header, never in the URL (RFC 6750 section 2.1). */
export class ProviderApi {
  readonly #client: ProviderClient;
  readonly #accessToken: string;

  constructor(client: ProviderClient, accessToken: string) {
    this.#client = client;
    this.#accessToken = accessToken;
  }

  /**
   * The JSON at a URL, by a GET with the token unless `init` says otherwise; `null` if the token does not permit it (403, 404).
   * @param read makes something else of the text of the answer than its JSON.
   * @throws {OAuthError} `user_fetch_failed`, `provider_unreachable`.
   */
  async get(url: string, init?: RequestInit, read?: (text: string) => Promise<unknown>): Promise<unknown> {
    const response = await this.fetch(url, init);
    if (response.status === 403 || response.status === 404) return null;
    if (!response.ok)
      throw new OAuthError(
        'user_fetch_failed',
        'The provider refuses to say who signed in.',
        new FailedCall(new URL(url).host, response.status),
      );
    return read ? read(await response.text()) : response.json();
  }

  /** The response, whatever its status. */
  fetch(url: string, init?: RequestInit): Promise<Response> {
    if (init) return this.#client.fetch(url, init);
    const headers = {
      authorization: `Bearer ${this.#accessToken}`,
      accept: 'application/json',
      'user-agent': 'oauth-elements',
    };
    return this.#client.fetch(url, { headers });
  }
}
