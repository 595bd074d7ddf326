import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';

/** What Express, Connect and others add to a request. */
interface Mounted {
  /** The whole path, if a framework has cut `url` to the part below the mount point. */
  originalUrl?: string;
  /** The body, if a parser has read it. */
  body?: unknown;
}

/** A request of `node:http`, with the fields that a framework may have added. */
export interface MountedRequest extends IncomingMessage, Mounted {}

/** A request of `node:http` or `node:http2`. */
export type NodeRequest = MountedRequest | (Http2ServerRequest & Mounted);

/** A request of a framework that wraps Node's, such as Fastify's. It holds the parsed body; `raw` does not. */
export interface WrappedRequest {
  readonly raw: NodeRequest;
  readonly body?: unknown;
}
