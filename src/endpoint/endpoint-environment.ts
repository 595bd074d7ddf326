import { OAuthError } from '../protocol/errors.js';
import type { Fetch } from './provider-calls/network/guarded-fetch.js';
import type { Clock } from './runtime/clock.js';
import type { Primitives } from './runtime/cryptography.js';
import { pooledRandom, type RandomBytes } from './runtime/random.js';
import { waitFor } from './runtime/wait-for.js';

/** What the endpoint takes from its runtime. Everything has a default that works in every runtime. */
export interface EndpointEnvironment {
  /**
   * Calls providers. Default: the global `fetch`. On Node, `nodeEnvironment()` of `oauth-elements/node` brings one that costs a
   * quarter of the CPU.
   */
  fetch?: Fetch;
  /** The current time in milliseconds since 1970. Default: `Date.now`. */
  now?: Clock;
  /** Fills an array with random bytes. Default: Web Crypto. */
  random?: RandomBytes;
  /** Faster cryptography; `nodeEnvironment()` brings Node's. Default: Web Crypto. */
  primitives?: Primitives;
  /** Seconds that a provider may take for one answer, at most 3600. Default: 10. */
  timeout?: number;
  /** Resolves after some milliseconds, or once it is aborted. Default: `setTimeout`. */
  wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Node's timers end at once for a time of more than 24.8 days: no call of a provider would succeed.
 * @throws {OAuthError} `settings_invalid`
 */
function providerTimeoutMs(seconds: unknown = 10): number {
  if (typeof seconds === 'number' && seconds > 0 && seconds <= 3600) return seconds * 1000;
  throw new OAuthError('settings_invalid', 'timeout: must be a number of seconds above 0, at most 3600');
}

/** What the endpoint uses of its runtime. */
export interface Runtime {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly primitives: Primitives;
  /** Milliseconds that a provider may take for one answer. */
  readonly timeoutMs: number;
  /** Settles after some milliseconds, or once it is aborted. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * The environment, with the default of everything that it leaves out.
 * @throws {OAuthError} `settings_invalid`
 */
export function runtimeOf(environment: EndpointEnvironment): Runtime {
  return {
    fetch: environment.fetch ?? ((url, init) => globalThis.fetch(url, init)),
    clock: environment.now ?? Date.now,
    random: environment.random ?? pooledRandom(),
    primitives: environment.primitives ?? {},
    timeoutMs: providerTimeoutMs(environment.timeout),
    wait: environment.wait ?? waitFor,
  };
}
