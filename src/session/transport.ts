import { OAuthError } from '../protocol/errors.js';
import { isWireSession } from '../protocol/messages.js';
import { requestHeader, type WireError, type WireProviders, type WireSession } from '../protocol/wire.js';

/** What a page asks its endpoint. Whatever is not the endpoint's own answer is `endpoint_unreachable`. */
export interface Transport {
  /** @param flow asks also how that flow ended. */
  session(flow?: string, signal?: AbortSignal): Promise<WireSession>;
  providers(): Promise<WireProviders['providers']>;
  logout(provider?: string): Promise<unknown>;
}

export function createTransport(endpoint: string, { fetch }: Pick<typeof globalThis, 'fetch'>): Transport {
  const unreachable = (cause?: unknown): never => {
    throw new OAuthError('endpoint_unreachable', '', cause);
  };
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const response = await fetch(endpoint + path, init).catch(unreachable);
    const answer: unknown = await response.json().catch(unreachable);
    if (response.ok) return answer;
    const { error, error_description } = (answer ?? {}) as Partial<WireError>;
    throw error ? new OAuthError(error, error_description) : unreachable();
  };
  return {
    async session(flow, signal) {
      const answer = await ask(`/session${flow ? `?flow=${flow}` : ''}`, signal && { signal });
      return isWireSession(answer) ? answer : unreachable();
    },
    async providers() {
      return ((await ask('/providers')) as Partial<WireProviders> | null)?.providers ?? [];
    },
    logout: (provider) =>
      ask('/logout', {
        method: 'POST',
        headers: { 'content-type': 'application/json', [requestHeader]: '1' },
        body: JSON.stringify({ provider }),
      }),
  };
}
