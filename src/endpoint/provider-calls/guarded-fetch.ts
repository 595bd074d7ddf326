import { OAuthError } from '../../protocol/errors.js';
import { mayCall, type Reach, type TrustedPlaces } from './allowed-networks.js';
import { FailedCall } from '../log/failure-reason.js';
import { ProviderBusy } from './provider-error.js';
import { merge } from '../runtime/merge.js';
import { withText } from './read-limited-text.js';
import type { TextResponse } from './buffered-response.js';
import { TimeLimitError, withinLimit, type EndSignal } from './call-timeout.js';

/** The `fetch` that calls providers; injected, so that a runtime can bring a faster one. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** `fetch` options that only some understand; any other `fetch` ignores them. */
export type CallInit = RequestInit & {
  /** The end of the call, which a `fetch` that says `takesEnd` takes in place of a signal. */
  readonly end?: EndSignal;
  /** How far a name may lead, for a `fetch` that resolves names itself. */
  readonly reach?: Reach | undefined;
};

/** A `fetch` that resolves with the whole text. */
export type GuardedFetch = (url: string, init?: RequestInit) => Promise<TextResponse>;

export interface CallLimits {
  /** For the whole answer. It stands in for a signal of the caller's. */
  readonly timeoutMs: number;
  readonly places: TrustedPlaces;
  /** How far some names may lead. */
  readonly reach?: ReadonlyMap<string, Reach>;
}

/**
 * Guards every call to a provider: never without encryption or to a network where the provider may not be, never redirected (S10),
 * within its time limit, and at most 4 MB long. Every failure on the way is `provider_unreachable`.
 */
export function guardedFetch(fetch: Fetch, { timeoutMs, places, reach }: CallLimits): GuardedFetch {
  return async (url, init) => {
    const { hostname, host, protocol } = new URL(url);
    if (!mayCall({ hostname, protocol }, places))
      throw unreachable('The provider names an address that is not called.');
    const response = await withinLimit(timeoutMs, async (end) => {
      const limits: CallInit = {
        redirect: 'manual',
        reach: reach?.get(hostname),
        ...('takesEnd' in fetch ? { end } : { signal: end.signal }),
      };
      return withText(await fetch(url, merge(init ?? {}, limits)), end);
    }).catch((cause: unknown) => refuse(host, cause));
    // The library reads it, whatever the status, in time that grows as its square, and nothing of ours depends on it.
    if (response.header('www-authenticate') !== null) response.headers.delete('www-authenticate');
    if (response.status >= 500 || response.status === 429)
      throw new ProviderBusy(response.header('retry-after'), new FailedCall(host, response.status));
    return response;
  };
}

function refuse(host: string, cause: unknown): never {
  const late = cause instanceof TimeLimitError;
  const description = late ? 'The provider took too long to answer.' : 'The provider did not answer.';
  throw unreachable(description, new FailedCall(host, undefined, withoutBytes(cause)));
}

/** The runtime's message about a failed call, without the bytes of the answer that parsers attach to their errors. */
function withoutBytes(error: unknown): Error {
  const { message, code, cause } = error as { message?: unknown; code?: unknown; cause?: unknown };
  // The cause of `fetch failed` is more specific.
  if (cause instanceof Error) return withoutBytes(cause);
  const words = [code, message].filter((part) => typeof part === 'string').join(': ');
  return Object.assign(new Error(words), typeof code === 'string' ? { code } : {});
}

function unreachable(description: string, cause?: unknown): OAuthError {
  return new OAuthError('provider_unreachable', description, cause);
}
