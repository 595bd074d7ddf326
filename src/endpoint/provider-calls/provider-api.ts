import { OAuthError } from '../../protocol/errors.js';
import type { ListPage } from '../../providers/index.js';
import { FailedCall } from '../log/failure-reason.js';
import { nextLink } from './link-header.js';
import type { ProviderClient } from './provider-clients.js';
import { maxResponseBytes } from './read-limited-text.js';

/** Pages of a list of groups. A server that links in circles would never end. */
const maxPages = 50;

/** Reads the provider's API with one access token: in the header, never in the URL (RFC 6750 section 2.1). */
export class ProviderApi {
  readonly #client: ProviderClient;
  readonly #accessToken: string;

  constructor(client: ProviderClient, accessToken: string) {
    this.#client = client;
    this.#accessToken = accessToken;
  }

  /**
   * The JSON at a URL; `null` if the token does not permit it (403, 404).
   * @throws {OAuthError} `user_fetch_failed`, `provider_unreachable`.
   */
  async get(url: string): Promise<unknown> {
    const response = await this.#fetch(url);
    if (response.status === 403 || response.status === 404) return null;
    if (!response.ok)
      throw new OAuthError(
        'user_fetch_failed',
        'The provider refuses to say who signed in.',
        new FailedCall(new URL(url).host, response.status),
      );
    return response.json();
  }

  /**
   * All items of a list of several pages. The token goes only to the origin of the first page.
   * @throws {OAuthError} `groups_fetch_failed` with the description `refused`, `provider_unreachable`.
   */
  async list(url: string, read: (body: unknown) => ListPage, refused: string): Promise<unknown[]> {
    const found: unknown[] = [];
    const { origin } = new URL(url);
    let size = 0;
    let next: string | undefined = url;
    for (let page = 0; next !== undefined; page++) {
      if (page === maxPages) throw failed('The provider has more groups than can be read.');
      const response = await this.#fetch(next);
      if (!response.ok) throw failed(refused, new FailedCall(new URL(next).host, response.status));
      // All pages are in memory together: the limit of one response holds for them.
      size += (await response.text()).length;
      if (size > maxResponseBytes) throw failed('The provider has more groups than can be read.');
      const { items, next: named } = read(await response.json());
      if (!Array.isArray(items)) throw failed('The provider answered with no list of groups.');
      for (const item of items as unknown[]) found.push(item);
      const link = typeof named === 'string' ? named : nextLink(response.headers.get('link'));
      next = link ? nextOf(link, next, origin) : undefined;
    }
    return found;
  }

  #fetch(url: string): Promise<Response> {
    const headers = {
      authorization: `Bearer ${this.#accessToken}`,
      accept: 'application/json',
      'user-agent': 'oauth-elements',
    };
    return this.#client.fetch(url, { headers });
  }
}

/** A next page that can't be read is an error: the list must not look shorter than it is. */
function nextOf(link: string, page: string, origin: string): string {
  const url = URL.canParse(link, page) ? new URL(link, page) : undefined;
  if (url?.origin !== origin) throw failed('The provider names a next page elsewhere.');
  return url.href;
}

function failed(description: string, cause?: unknown): OAuthError {
  return new OAuthError('groups_fetch_failed', description, cause);
}
