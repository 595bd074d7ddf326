import { pathOf, withoutSlash } from '../endpoint/http/request-path.js';
import type { OAuthEndpoint } from '../endpoint/create-endpoint.js';
import {
  targetOf,
  toEndpointRequest,
  unwrap,
  type NodeRequest,
  type WrappedRequest,
} from './node-request.js';
import { cancelBody, isGone, sendReply, type NodeResponse } from './node-send-reply.js';

/** A reply of Fastify. */
export interface WrappedResponse {
  readonly raw: NodeResponse;
  /** Tells Fastify that the handler sends the response. */
  hijack(): unknown;
}

export type NodeListener = (
  request: NodeRequest | WrappedRequest,
  response: NodeResponse | WrappedResponse,
  next?: () => void,
) => void;

/**
 * The endpoint as a listener for `http.createServer` and `http2.createServer`, or as Express or Connect middleware. If `next` is given, it
 * gets requests outside of the base path, except those to a provider's own `redirectUrl`.
 *
 * As a Fastify handler it takes Fastify's request and reply. The request holds the body that Fastify has parsed; the reply is hijacked.
 * @example
 * createServer(toNodeListener(endpoint)).listen(8550, '127.0.0.1');
 * @example
 * app.use(toNodeListener(endpoint)); // Express
 * @example
 * fastify.all('/api/oauth/*', toNodeListener(endpoint));
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

/** Never throws and never rejects: nobody would catch it, and the process would end. */
async function answer(
  endpoint: Pick<OAuthEndpoint, 'handle'>,
  given: NodeRequest | WrappedRequest,
  response: NodeResponse,
): Promise<void> {
  try {
    const request = unwrap(given);
    // When an HTTP/2 client resets a stream, the request emits an error. Without a listener it would end the process.
    request.on('error', ignore);
    response.on('error', ignore);
    const reply = await endpoint.handle(toEndpointRequest(given));
    // Other code, such as a timeout of the app, may have responded meanwhile.
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
  // The client has disconnected.
}
