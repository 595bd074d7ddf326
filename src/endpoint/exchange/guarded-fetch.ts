import { OAuthError } from '../../protocol/errors.js';
import { isSafeUrl } from '../../protocol/loopback.js';

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
      response = await fetch(url, { ...init, redirect: 'manual' });
    } catch (cause) {
      throw unreachable('The provider did not answer.', cause);
    }
    if (response.status >= 500 || response.status === 429)
      throw unreachable('The provider is out of order for now.');
    return normalize(url, response);
  };
}

function unreachable(description: string, cause?: unknown): OAuthError {
  return new OAuthError('provider_unreachable', description, cause);
}
