import type { ServerResponse } from 'node:http';
import type { OAuthEndpoint, Reply } from '../endpoint/index.js';
import { targetOf, toEndpointRequest, type MountedRequest } from './node-request.js';

export type NodeListener = (request: MountedRequest, response: ServerResponse, next?: () => void) => void;

/**
 * The endpoint as a listener of `http.createServer`, an Express or Connect middleware, or, after `reply.hijack()`,
 * a Fastify handler. With `next` it leaves requests outside its base path to the others.
 */
export function toNodeListener(endpoint: Pick<OAuthEndpoint, 'basePath' | 'handle'>): NodeListener {
  return (request, response, next) => {
    if (next && !targetOf(request).startsWith(`${endpoint.basePath}/`)) {
      next();
      return;
    }
    endpoint.handle(toEndpointRequest(request)).then(
      (reply) => {
        // Somebody else, such as a timeout of the app's, may have answered meanwhile.
        if (response.headersSent || response.destroyed) response.end();
        else send(response, reply);
      },
      () => response.destroy(),
    );
  };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  // The rest of a body that was refused would otherwise be read as the next request.
  const all = status === 413 ? [...headers, ['connection', 'close'] as const] : headers;
  if (response.getHeaderNames().length === 0) {
    const length = String(Buffer.byteLength(body ?? ''));
    response.writeHead(status, [...all.flat(), 'content-length', length]);
  } else {
    response.statusCode = status;
    for (const [name, value] of all) {
      // Appended, since other middleware has set cookies of its own.
      if (name === 'set-cookie') response.appendHeader(name, value);
      else response.setHeader(name, value);
    }
  }
  response.end(body ?? undefined);
}
