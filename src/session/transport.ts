import { OAuthError } from '../protocol/errors.js';
import { isWireSession } from '../protocol/messages.js';
import type { WireError, WireSession } from '../protocol/wire.js';

/** What a page asks its endpoint. Whatever is not the endpoint's own answer in time is `endpoint_unreachable`. */
export interface Transport {
  /** Throws `endpoint_unreachable`. */
  unreachable(this: void, cause?: unknown): never;
  /** @param flow asks also how that flow ended. */
  session(this: void, flow?: string, signal?: AbortSignal): Promise<WireSession>;
  /** The JSON that is answered. */
  send(this: void, path: string, init?: RequestInit): Promise<unknown>;
  /** What an answer holds; throws what it says of an error. */
  read(this: void, response: Response): Promise<unknown>;
}

/** Milliseconds for a request and all of its answer. */
const patience = 30_000;

export function createTransport(
  endpoint: string,
  { fetch, AbortSignal }: Pick<typeof globalThis, 'fetch' | 'AbortSignal'>,
): Transport {
  const unreachable = (cause?: unknown, code = '', description?: string): never => {
    throw new OAuthError(code || 'endpoint_unreachable', description, cause);
  };
  const read = async (response: Response): Promise<unknown> => {
    const answer = (await response.json().catch(unreachable)) as Partial<WireError> | null;
    return response.ok ? answer : unreachable(undefined, answer?.error, answer?.error_description);
  };
  const send = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const limit = AbortSignal.timeout(patience);
    const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit;
    return read(await fetch(endpoint + path, { ...init, signal }).catch(unreachable));
  };
  return {
    unreachable,
    read,
    async session(flow, signal) {
      const answer = await send(`/session${flow ? `?flow=${flow}` : ''}`, signal && { signal });
      return isWireSession(answer) ? answer : unreachable();
    },
    send,
  };
}
