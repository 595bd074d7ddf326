import type { OAuthError } from '../../protocol/errors.js';
import type { WireOutcome, WireSession } from '../../protocol/wire.js';
import type { ResultTarget } from './login-request.js';

/** How a login ended: passed from the callback to the page, the cookie or the other origin. */
export interface LoginResult {
  readonly target: ResultTarget;
  /** `undefined` for a success. */
  readonly error: OAuthError | undefined;
  /** What the page may know of the session; for another origin, and on failures that no page waits for, absent. */
  readonly session?: WireSession;
  /** The one-time code of a login for another origin; absent where it failed. */
  readonly code?: string;
  /** Stays in the address of our pages, so that a reload finds the same page again. */
  readonly state?: string | undefined;
}

/** The result as pages read it. */
export function outcomeOf({ target, error }: LoginResult): WireOutcome {
  return {
    flow: target.flow,
    provider: target.providerId,
    error: error?.code ?? '',
    error_description: error?.description ?? '',
  };
}

/** The query that stays in the address bar: the state alone. */
export function keptQuery({ state }: LoginResult): string {
  return state === undefined ? '?' : `?state=${state}`;
}
