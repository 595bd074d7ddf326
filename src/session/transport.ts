import { OAuthError } from '../protocol/errors.js';
import { isWireSession } from '../protocol/messages.js';
import type { WireError, WireSession } from '../protocol/wire.js';

/** What a page asks its endpoint. Whatever is not the endpoint's own answer in time is `endpoint_unreachable`. */
export interface Transport {
  /** Sends a request; a client's way is another. */
  fetch: typeof globalThis.fetch;
  /** Throws `endpoint_unreachable`. */
  unreachable(this: void, cause?: unknown): never;
  /** @param flow asks also how that flow ended. */
  session(this: void, flow?: string): Promise<WireSession>;
  /** The JSON that is answered. A signal takes the place of the time limit. */
  send(this: void, path: string, init?: RequestInit): Promise<unknown>;
  /** What an answer holds; throws what it says of an error. */
  read(this: void, response: Response): Promise<unknown>;
}

/** Milliseconds for a request and all of its answer. */
const patience = 30_000;

export function createTransport(
  endpoint: string,
  page: Pick<typeof globalThis, 'fetch' | 'AbortSignal'>,
): Transport {
  const unreachable = (cause?: unknown, code = '', description?: string): never => {
    throw new OAuthError(code || 'endpoint_unreachable', description, cause);
  };
  const read = async (response: Response): Promise<unknown> => {
    const answer = (await response.json().catch(unreachable)) as Partial<WireError> | null;
    return response.ok ? answer : unreachable(undefined, answer?.error, answer?.error_description);
  };
  const send = async (path: string, init?: RequestInit): Promise<unknown> => {
    const signal = page.AbortSignal.timeout(patience);
    return read(await transport.fetch(endpoint + path, { signal, ...init }).catch(unreachable));
  };
  const transport: Transport = {
    fetch: (input, init) => page.fetch(input, init),
    unreachable,
    read,
    async session(flow) {
      const answer = await send(`/session${flow ? `?flow=${flow}` : ''}`);
      return isWireSession(answer) ? answer : unreachable();
    },
    send,
  };
  return transport;
}
