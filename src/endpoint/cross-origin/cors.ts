import { againHeader, clientHeader, handleHeader, requestHeader } from '../../protocol/wire.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { Reply } from '../http/reply.js';
import { passedBack, passedOn } from '../proxy/api-headers.js';

/** Seconds that a browser may remember what is allowed; Chromium allows at most two hours. */
const preflightAgeSeconds = 7200;

const ownHeaders = ['content-type', requestHeader, handleHeader, againHeader, 'x-oauth-base'];
const exposed = [handleHeader, clientHeader, requestHeader, againHeader, 'x-oauth-error', ...passedBack].join(
  ', ',
);

type Headers = Reply['headers'];

/** Exactly the origin of the request, which the settings list: never `*`, `null` or a pattern (S21). */
function originHeaders(origin: string): Headers {
  return [
    ['access-control-allow-origin', origin],
    ['access-control-allow-credentials', 'true'],
  ];
}

/** Lets the embedding site's page read the reply. `Vary` keeps caches from giving it to another origin. */
export function withCors(reply: Reply, origin: string | null): Reply {
  const headers: Headers =
    origin === null ? [] : [...originHeaders(origin), ['access-control-expose-headers', exposed]];
  return { ...reply, headers: [...reply.headers, ['vary', 'Origin'], ...headers] };
}

/** The reply to a preflight request. */
export function preflightReply({ settings }: EndpointContext, origin: string): Reply {
  const ofProviders = [...settings.providers.values()].flatMap(({ apiHeaders }) => apiHeaders);
  const headers = new Set([...ownHeaders, ...passedOn, ...ofProviders]);
  return {
    status: 204,
    headers: [
      ['cache-control', 'no-store'],
      ['vary', 'Origin'],
      ...originHeaders(origin),
      ['access-control-allow-methods', 'GET, HEAD, POST, PUT, PATCH, DELETE'],
      ['access-control-allow-headers', [...headers].join(', ')],
      ['access-control-max-age', String(preflightAgeSeconds)],
    ],
    body: null,
  };
}
