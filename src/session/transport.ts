import { OAuthError } from '../protocol/errors.js';
import { isWireSession } from '../protocol/messages.js';
import type { WireError, WireSession } from '../protocol/wire.js';

/** What a page asks its endpoint. Whatever is not the endpoint's own answer is `endpoint_unreachable`. */
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

export function createTransport(endpoint: string, { fetch }: Pick<typeof globalThis, 'fetch'>): Transport {
  const unreachable = (cause?: unknown, code = 'endpoint_unreachable', description?: string): never => {
    throw new OAuthError(code, description, cause);
  };
  const read = async (response: Response): Promise<unknown> => {
    const answer = (await response.json().catch(unreachable)) as Partial<WireError> | null;
    return response.ok ? answer : unreachable(undefined, answer?.error, answer?.error_description);
  };
  const send = async (path: string, init?: RequestInit): Promise<unknown> =>
    read(await fetch(endpoint + path, init).catch(unreachable));
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
