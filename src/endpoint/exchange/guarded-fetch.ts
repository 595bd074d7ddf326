import { OAuthError } from '../../protocol/errors.js';
import { isSafeUrl } from '../../protocol/loopback.js';
import { ProviderBusy } from './provider-busy.js';
import { TextResponse } from './text-response.js';

/** The `fetch` the endpoint calls providers with; injected, so that a runtime can bring a faster one. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** What an outgoing call is for: only token answers are normalised. */
export type Normalize = (url: string, response: Response) => Promise<Response>;

/**
 * Every outgoing call passes here: never in the clear, never redirected (S10), and whatever goes wrong on the
 * way says no more than that the provider could not be reached.
 */
export function guardedFetch(fetch: Fetch, normalize: Normalize): Fetch {
  return async (url, init) => {
    if (!isSafeUrl(new URL(url))) throw unreachable('The provider names an address that is not https.');
    let response: Response;
    try {
      response = await whole(await fetch(url, { ...init, redirect: 'manual' }));
    } catch (cause) {
      throw unreachable('The provider did not answer.', cause);
    }
    if (response.status >= 500 || response.status === 429)
      throw new ProviderBusy(response.headers.get('retry-after'));
    return normalize(url, response);
  };
}

/** With its body at hand: that may be cut off on the way, too. Status 0 is a redirect that the runtime doesn't show. */
async function whole(response: Response): Promise<Response> {
  if (response instanceof TextResponse || response.status === 0) return response;
  const { status, headers } = response;
  return new TextResponse(await response.text(), { status, headers });
}

function unreachable(description: string, cause?: unknown): OAuthError {
  return new OAuthError('provider_unreachable', description, cause);
}
