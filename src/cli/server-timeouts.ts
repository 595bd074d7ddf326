import { createServer, type Server } from 'node:http';

/** How long clients may take to send, in milliseconds. */
export interface ReceiveLimits {
  /** For the head of a request. */
  readonly headMs: number;
  /** For the whole request: a page may send a file to a provider's API over a slow network. */
  readonly wholeMs: number;
  /** How often the limits are checked. */
  readonly checkMs: number;
}

export const receiveLimits: ReceiveLimits = { headMs: 30_000, wholeMs: 300_000, checkMs: 5000 };

/**
 * A server that responds with 408 and closes the connection if a request doesn't arrive in time: otherwise anyone could use up its
 * connections by sending a byte now and then.
 */
export function createLimitedServer({ headMs, wholeMs, checkMs }: ReceiveLimits = receiveLimits): Server {
  return createServer({
    headersTimeout: headMs,
    requestTimeout: wholeMs,
    connectionsCheckingInterval: checkMs,
  });
}
