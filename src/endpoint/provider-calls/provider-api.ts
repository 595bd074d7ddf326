import { OAuthError } from '../../protocol/errors.js';
import type { ListPage } from '../../providers/index.js';
import { FailedCall } from '../log/failure-reason.js';
import { nextLink } from './link-header.js';
import type { ProviderClient } from './provider-clients.js';
import { largestAnswer } from './read-limited-text.js';

/** No list of a person's groups is longer; a server that links in circles is. */
const mostPages = 50;

/** Reads the provider's API with one access token: in the header, never in the URL (RFC 6750 section 2.1). */
export class ProviderApi {
  readonly #client: ProviderClient;
  readonly #accessToken: string;

  constructor(client: ProviderClient, accessToken: string) {
    this.#client = client;
    this.#accessToken = accessToken;
  }

  /**
   * The JSON at that address; `null` where it is not permitted (403, 404).
   * @throws {OAuthError} `user_fetch_failed`, `provider_unreachable`.
   */
  async get(url: string): Promise<unknown> {
    const response = await this.#ask(url);
    if (response.status === 403 || response.status === 404) return null;
    if (!response.ok)
      throw new OAuthError(
        'user_fetch_failed',
        'The provider would not say who signed in.',
        new FailedCall(new URL(url).host, response.status),
      );
    return response.json();
  }

  /**
   * A list of any number of pages. The token goes to the first page's origin only, wherever the next is said to be.
   * @throws {OAuthError} `groups_fetch_failed` with the words of `refused`, `provider_unreachable`.
   */
  async list(url: string, read: (body: unknown) => ListPage, refused: string): Promise<unknown[]> {
    const found: unknown[] = [];
    const { origin } = new URL(url);
    let size = 0;
    let next: string | undefined = url;
    for (let page = 0; next !== undefined; page++) {
      if (page === mostPages) throw failed('The provider has more groups than can be read.');
      const response = await this.#ask(next);
      if (!response.ok) throw failed(refused, new FailedCall(new URL(next).host, response.status));
      // All pages together are kept at a time, as one answer is.
      size += (await response.text()).length;
      if (size > largestAnswer) throw failed('The provider has more groups than can be read.');
      const { items, next: named } = read(await response.json());
      if (!Array.isArray(items)) throw failed('The provider answered with no list of groups.');
      for (const item of items as unknown[]) found.push(item);
      const link = typeof named === 'string' ? named : nextLink(response.headers.get('link'));
      next = link ? nextOf(link, next, origin) : undefined;
    }
    return found;
  }

  #ask(url: string): Promise<Response> {
    const headers = {
      authorization: `Bearer ${this.#accessToken}`,
      accept: 'application/json',
      'user-agent': 'oauth-elements',
    };
    return this.#client.fetch(url, { headers });
  }
}

/** A page that can't be read must not make a list look shorter than it is. */
function nextOf(link: string, page: string, origin: string): string {
  const url = URL.canParse(link, page) ? new URL(link, page) : undefined;
  if (url?.origin !== origin) throw failed('The provider names a next page elsewhere.');
  return url.href;
}

function failed(description: string, cause?: unknown): OAuthError {
  return new OAuthError('groups_fetch_failed', description, cause);
}
