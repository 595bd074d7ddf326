import type { EndpointRequest } from '../http/endpoint-request.js';
import type { Reply } from '../http/reply.js';
import type { CheckedProvider } from '../settings/check-settings.js';

type Headers = Reply['headers'];

/** Request headers that the proxy passes on. None that identifies the page or the person: no cookie, credentials or origin. */
export const passedOn = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-language',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'prefer',
  'range',
];

/** Response headers that the proxy passes back. None that a browser acts on by itself. */
export const passedBack = [
  'accept-ranges',
  'allow',
  'content-disposition',
  'content-language',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  // Pagination (RFC 8288). Browsers act on it only for pages.
  'link',
  'preference-applied',
  'request-id',
  'retry-after',
  'x-github-request-id',
  'x-next-page',
  'x-page',
  'x-per-page',
  'x-prev-page',
  'x-request-id',
  'x-total',
  'x-total-count',
  'x-total-pages',
];
const rateLimit = /^(?:x-ratelimit-[\w-]+|ratelimit(?:-[\w-]+)?)$/;

/** The headers of a call to the provider, without the access token. */
export function requestHeaders(request: EndpointRequest, provider: CheckedProvider): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of [...passedOn, ...provider.apiHeaders]) {
    const value = name.startsWith('x-oauth-') ? null : request.header(name);
    if (value !== null) headers[name] = value;
  }
  // GitHub refuses requests without it.
  headers['user-agent'] = 'oauth-elements';
  return headers;
}

/**
 * The headers of the provider's answer that the page may see.
 * @param sized whether the answer has a body, or answers a HEAD request.
 */
export function answerHeaders({ status, headers }: Response, sized: boolean): Headers {
  const passed = [...headers].filter(([name]) => passedBack.includes(name) || rateLimit.test(name));
  const more: [string, string | null][] = [
    // It names a created resource or the status of a job. Only 3xx makes browsers follow it.
    ['location', status >= 200 && status < 300 ? headers.get('location') : null],
    // `fetch` has decoded the body, but some runtimes leave both headers in place.
    ['content-length', sized && !headers.has('content-encoding') ? headers.get('content-length') : null],
  ];
  return [...passed, ...more.filter((pair): pair is [string, string] => pair[1] !== null)];
}
