import { pathOf, withoutSlash } from '../endpoint/http/request-path.js';
import type { OAuthEndpoint } from '../endpoint/index.js';
import {
  targetOf,
  toEndpointRequest,
  unwrap,
  type NodeRequest,
  type WrappedRequest,
} from './node-request.js';
import { cancelBody, isGone, sendReply, type NodeResponse } from './node-response.js';

/** A reply of Fastify's. */
export interface WrappedResponse {
  readonly raw: NodeResponse;
  /** Leaves the answer to the handler. */
  hijack(): unknown;
}

export type NodeListener = (
  request: NodeRequest | WrappedRequest,
  response: NodeResponse | WrappedResponse,
  next?: () => void,
) => void;

/**
 * The endpoint as a listener of `http.createServer` and `http2.createServer`, or an Express or Connect middleware. With
 * `next` it leaves requests outside its base path to the others, but for a provider's own `redirectUrl`.
 *
 * As a Fastify handler it takes Fastify's own request and reply, `fastify.all('/api/oauth/*', toNodeListener(endpoint))`,
 * and hijacks the reply: a body that Fastify has parsed is in its request only.
 */
export function toNodeListener(
  endpoint: Pick<OAuthEndpoint, 'basePath' | 'handle'> & Partial<Pick<OAuthEndpoint, 'redirectPaths'>>,
): NodeListener {
  const isOurs = (target: string): boolean =>
    target.startsWith(`${endpoint.basePath}/`) ||
    endpoint.redirectPaths?.has(withoutSlash(pathOf(target))) === true;
  return (request, response, next) => {
    if (next && !isOurs(targetOf(unwrap(request)))) {
      next();
      return;
    }
    void answer(endpoint, request, unwrapResponse(response));
  };
}

/** Nothing may be thrown out of here: nobody would catch it, and the process would end. */
async function answer(
  endpoint: Pick<OAuthEndpoint, 'handle'>,
  given: NodeRequest | WrappedRequest,
  response: NodeResponse,
): Promise<void> {
  try {
    const request = unwrap(given);
    // A stream that is reset by an HTTP/2 client is an error of the request, which ends the process if nobody listens.
    request.on('error', ignore);
    response.on('error', ignore);
    const reply = await endpoint.handle(toEndpointRequest(given));
    // Somebody else, such as a timeout of the app's, may have answered meanwhile.
    if (response.headersSent || isGone(response)) {
      cancelBody(reply);
      response.end();
    } else sendReply(response, reply);
  } catch {
    response.destroy();
  }
}

function unwrapResponse(response: NodeResponse | WrappedResponse): NodeResponse {
  if (!('hijack' in response)) return response;
  response.hijack();
  return response.raw;
}

function ignore(): void {
  // Whoever asked is gone; there is nobody left to tell.
}
