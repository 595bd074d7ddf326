import { createServer, type Server } from 'node:http';

/** How long clients may take to send, in milliseconds. */
export interface ReceiveLimits {
  /** For the head of a request. */
  readonly headMs: number;
  /** For all of it: a page may send a file to a provider's API over a slow network. */
  readonly wholeMs: number;
  /** How often that is looked after. */
  readonly checkMs: number;
}

export const receiveLimits: ReceiveLimits = { headMs: 30_000, wholeMs: 300_000, checkMs: 5000 };

/**
 * A server that answers 408 and closes where a request doesn't arrive in time: otherwise anyone could use up its
 * connections by sending a byte now and then.
 */
export function createLimitedServer({ headMs, wholeMs, checkMs }: ReceiveLimits = receiveLimits): Server {
  return createServer({
    headersTimeout: headMs,
    requestTimeout: wholeMs,
    connectionsCheckingInterval: checkMs,
  });
}
