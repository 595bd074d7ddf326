import { OAuthError } from '../protocol/errors.js';
import { isWireSession } from '../protocol/messages.js';
import type { CrossOrigin } from './cross-origin/strategy.js';
import { siteHeader, type WireError, type WireSession } from '../protocol/wire.js';

/**
 * Sends a page's requests to its endpoint. A response that doesn't come in time is `endpoint_unreachable`; one that isn't an endpoint's is
 * `endpoint_not_found`.
 */
export interface Transport {
  /** The origin at which sign-in works, once the endpoint has named it. */
  site?: string | null;
  /** Sends requests to an endpoint of another origin; `undefined` if it is of the page's own origin, and until that code has loaded. */
  crossOrigin?: CrossOrigin;
  /** Sends a request to a path below the endpoint. A signal in `init` replaces the time limit. */
  request(this: void, path: string, init?: RequestInit): Promise<Response>;
  /** Throws an `OAuthError`: `endpoint_unreachable`, or another code. */
  unreachable(this: void, cause?: unknown, code?: string, description?: string): never;
  /**
   * Fetches the session.
   * @param flow the label of a flow whose outcome is fetched as well.
   */
  session(this: void, flow?: string): Promise<WireSession>;
  /** The JSON of a response; throws the error in it. */
  read(this: void, response: Response): Promise<unknown>;
}

/** The time limit of a request with its whole response. */
const requestLimitMs = 30_000;

/** Throws an `OAuthError`: `endpoint_unreachable`, or another code. */
export function unreachable(cause?: unknown, code = '', description?: string): never {
  throw new OAuthError(code || 'endpoint_unreachable', description, cause);
}

/** Sends requests by the page's own `fetch`, until `crossOrigin` is set. */
export function createTransport(
  endpoint: string,
  page: Pick<typeof globalThis, 'fetch' | 'AbortSignal'>,
): Transport {
  const read = async (response: Response): Promise<unknown> => {
    const code = response.status < 500 ? 'endpoint_not_found' : '';
    if (!response.headers.get('content-type')?.includes('json')) return unreachable(undefined, code);
    const answer = (await response.json().catch(unreachable)) as Partial<WireError> | null;
    return response.ok ? answer : unreachable(undefined, answer?.error ?? code, answer?.error_description);
  };
  const request = (path: string, init?: RequestInit): Promise<Response> =>
    (transport.crossOrigin ?? page)
      .fetch(endpoint + path, { signal: page.AbortSignal.timeout(requestLimitMs), ...init })
      .catch(unreachable);
  const transport: Transport = {
    request,
    unreachable,
    read,
    async session(flow) {
      const response = await request(`/session${flow ? `?flow=${flow}` : ''}`);
      const answer = await read(response);
      transport.site = response.headers.get(siteHeader);
      return isWireSession(answer) ? answer : unreachable(undefined, 'endpoint_not_found');
    },
  };
  return transport;
}
