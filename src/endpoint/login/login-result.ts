import type { OAuthError } from '../../protocol/errors.js';
import type { WireOutcome, WireSession } from '../../protocol/wire.js';
import { providerName } from '../../brands/names.js';
import type { CheckedSettings } from '../settings/check-settings.js';
import type { ResultTarget } from './login-request.js';

/** The result of a login, from the callback to the page, the stored outcome or the other origin. */
export interface LoginResult {
  readonly target: ResultTarget;
  /** `undefined` for a success. */
  readonly error: OAuthError | undefined;
  /** The session as pages may see it; absent for another origin and for failures that no page waits for. */
  readonly session?: WireSession;
  /** The one-time code of a successful login for another origin. */
  readonly code?: string;
  /** The address of a new login with the same choices, after one that failed. */
  readonly again?: string | undefined;
  /** Stays in the URL of our pages, so that a reload shows the same page. */
  readonly state?: string | undefined;
}

/** The result as pages receive it. */
export function outcomeOf({ target, error }: LoginResult): WireOutcome {
  return {
    flow: target.flow,
    provider: target.providerId,
    error: error?.code ?? '',
    error_description: error?.description ?? '',
  };
}

/** What people call the provider of a login. */
export function providerNameOf({ target }: LoginResult, { providers }: CheckedSettings): string {
  return providers.get(target.providerId)?.name ?? providerName(target.providerId);
}

/** The query that our pages show in the address bar in place of the code: only the state. */
export function visibleQuery({ state }: LoginResult): string {
  return state === undefined ? '?' : `?state=${state}`;
}
