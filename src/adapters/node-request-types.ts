import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';

/** What Express, Connect and others add to a request. */
interface Mounted {
  /** The whole path where a framework shortened `url` to what is below the mount point. */
  originalUrl?: string;
  /** The body where a parser has read it already. */
  body?: unknown;
}

/** A request of `node:http`, perhaps of a framework. */
export interface MountedRequest extends IncomingMessage, Mounted {}

/** A request of `node:http` or `node:http2`. */
export type NodeRequest = MountedRequest | (Http2ServerRequest & Mounted);

/** A request of a framework that wraps Node's own, such as Fastify's: a body that it has parsed is here, not in `raw`. */
export interface WrappedRequest {
  readonly raw: NodeRequest;
  readonly body?: unknown;
}
