import { OAuthError } from '../../../protocol/errors.js';
import { mayCall, type ResolvableHost, type TrustedNetworks } from './allowed-networks.js';
import { FailedCall } from '../../log/failure-reason.js';
import { ProviderBusy } from '../errors/provider-error.js';
import { redactError } from '../errors/redacted-error.js';
import { merge } from '../../runtime/merge.js';
import { readWholeResponse } from './read-limited-response.js';
import type { BufferedResponse } from './buffered-response.js';
import { TimeoutError, withTimeout, type CallSignal } from './call-timeout.js';

/** The `fetch` that calls providers; injected, so that a runtime can bring a faster one. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** `fetch` options that only some understand; any other `fetch` ignores them. */
export type CallInit = RequestInit & {
  /** Ends the call: a `fetch` with the property `takesEnd` uses it instead of a signal. */
  readonly end?: CallSignal;
  /** Where the host may resolve to, for a `fetch` that resolves names itself. */
  readonly reach?: ResolvableHost | undefined;
};

/** A `fetch` that resolves once it has the whole text. */
export type GuardedFetch = (url: string, init?: RequestInit) => Promise<BufferedResponse>;

export interface CallLimits {
  /** For the whole response. It replaces a signal of the caller's. */
  readonly timeoutMs: number;
  readonly networks: TrustedNetworks;
  /** Where some hosts may resolve to. */
  readonly reach?: ReadonlyMap<string, ResolvableHost>;
}

/**
 * Guards every call to a provider: never without encryption or to a network where the provider may not be, never redirected (S10),
 * within its time limit, and at most 4 MB long. Every failure on the way is `provider_unreachable`.
 */
export function guardedFetch(fetch: Fetch, { timeoutMs, networks, reach }: CallLimits): GuardedFetch {
  return async (url, init) => {
    const { hostname, host, protocol } = new URL(url);
    if (!mayCall({ hostname, protocol }, networks))
      throw unreachable('The provider names an address that is not called.');
    const response = await withTimeout(timeoutMs, async (end) => {
      const limits: CallInit = {
        redirect: 'manual',
        reach: reach?.get(hostname),
        ...('takesEnd' in fetch ? { end } : { signal: end.signal }),
      };
      return readWholeResponse(await fetch(url, merge(init ?? {}, limits)), end);
    }).catch((cause: unknown) => refuse(host, cause));
    // Nothing of ours needs it, and the library parses it in quadratic time, whatever the status.
    if (response.header('www-authenticate') !== null) response.headers.delete('www-authenticate');
    if (response.status >= 500 || response.status === 429)
      throw new ProviderBusy(response.header('retry-after'), new FailedCall(host, response.status));
    return response;
  };
}

/** Messages of runtimes name the URL, which may hold the client secret and tokens, and parsers attach bytes of the answer. */
function refuse(host: string, cause: unknown): never {
  const late = cause instanceof TimeoutError;
  const description = late ? 'The provider took too long to answer.' : 'The provider did not answer.';
  throw unreachable(description, new FailedCall(host, undefined, redactError(cause)));
}

function unreachable(description: string, cause?: unknown): OAuthError {
  return new OAuthError('provider_unreachable', description, cause);
}
