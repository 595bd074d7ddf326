import { OAuthError } from '../protocol/errors.js';
import { isWireSession } from '../protocol/messages.js';
import type { CrossOrigin } from './cross-origin/strategy.js';
import { siteHeader, type WireError, type WireSession } from '../protocol/wire.js';

/** What a page asks its endpoint. No answer in time is `endpoint_unreachable`, an answer of something else `endpoint_not_found`. */
export interface Transport {
  /** The origin at which sign-in works, once the endpoint has named it. */
  site?: string | null;
  /** How to reach an endpoint of another origin; absent where it is of the page's own, and until it is loaded. */
  crossOrigin?: CrossOrigin;
  /** Sends a request below the endpoint. A signal takes the place of the time limit. */
  request(this: void, path: string, init?: RequestInit): Promise<Response>;
  /** Throws an `OAuthError`: `endpoint_unreachable`, or another code. */
  unreachable(this: void, cause?: unknown, code?: string, description?: string): never;
  /**
   * Who is signed in.
   * @param flow asks also how that flow ended.
   */
  session(this: void, flow?: string): Promise<WireSession>;
  /** What an answer holds; throws what it says of an error. */
  read(this: void, response: Response): Promise<unknown>;
}

/** Milliseconds for a request and all of its answer. */
const patience = 30_000;

/** Throws an `OAuthError`: `endpoint_unreachable`, or another code. */
export function unreachable(cause?: unknown, code = '', description?: string): never {
  throw new OAuthError(code || 'endpoint_unreachable', description, cause);
}

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
      .fetch(endpoint + path, { signal: page.AbortSignal.timeout(patience), ...init })
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
