import { OAuthError } from '../../../protocol/errors.js';
import type { ListPage } from '../../../providers/index.js';
import { FailedCall } from '../../log/failure-reason.js';
import { nextLink } from './link-header.js';
import type { ProviderApi } from './provider-api.js';
import { maxResponseBytes } from '../network/read-limited-response.js';
import { isUrl } from '../../../protocol/parse-url.js';

/** Pages of a list of groups. A server that links in circles would never end. */
const maxPages = 50;

/**
 * All items of a list of several pages. The token goes only to the origin of the first page.
 * @throws {OAuthError} `groups_fetch_failed` with the description `refused`, `provider_unreachable`.
 */
export async function listPages(
  api: ProviderApi,
  url: string,
  read: (body: unknown) => ListPage,
  refused: string,
): Promise<unknown[]> {
  const found: unknown[] = [];
  const { origin } = new URL(url);
  let size = 0;
  let next: string | undefined = url;
  for (let page = 0; next !== undefined; page++) {
    if (page === maxPages) throw failed('The provider has more groups than can be read.');
    const response = await api.fetch(next);
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

/** A next page that can't be read is an error: the list must not look shorter than it is. */
function nextOf(link: string, page: string, origin: string): string {
  const url = isUrl(link, page) ? new URL(link, page) : undefined;
  if (url?.origin !== origin) throw failed('The provider names a next page elsewhere.');
  return url.href;
}

function failed(description: string, cause?: unknown): OAuthError {
  return new OAuthError('groups_fetch_failed', description, cause);
}
