import { OAuthError } from '../../../protocol/errors.js';
import { OperatorNote } from '../../log/operator-note.js';
import { authenticationTimeMissing } from '../../log/provider-messages.js';
import { secondsOf, type Clock } from '../../runtime/clock.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { maxClockSkewSeconds } from './check-iat-azp-at-hash.js';

/** Seconds by which clocks may differ: as much as for the other times of an ID token. */
export const clockToleranceSeconds = 30;

/** What a login with `max_age` asked for. */
export interface WantedAuthentication {
  /** Seconds that the authentication could be old when the login started. */
  readonly maxAge: number;
  /** When the login started, in seconds since 1970: a person may take minutes to consent after they authenticated. */
  readonly startedAt: number;
  readonly clock: Clock;
}

/**
 * When the person authenticated at the provider, in seconds since 1970; `undefined` if the ID token does not say so, or names a time
 * in the future.
 * @param claims of a checked ID token; `undefined` if there was none.
 */
export function authenticationTime(
  claims: Readonly<Record<string, unknown>> | undefined,
  clock: Clock,
): number | undefined {
  const time = claims?.['auth_time'];
  const now = secondsOf(clock);
  if (typeof time !== 'number' || !Number.isFinite(time) || time > now + maxClockSkewSeconds)
    return undefined;
  // The provider's clock may be ahead of ours.
  return Math.min(time, now);
}

/**
 * Checks when the person authenticated at the provider (OpenID Connect Core sections 2 and 3.1.3.7, `auth_time`): with `max_age` the
 * claim is required.
 * @param claims of a checked ID token; `undefined` if there was none.
 * @throws {OAuthError} `reauth_required` if the claim is missing, too old or in the future.
 */
export function checkAuthenticationTime(
  claims: Readonly<Record<string, unknown>> | undefined,
  { maxAge, startedAt, clock }: WantedAuthentication,
  provider: CheckedProvider,
): void {
  const time = claims?.['auth_time'];
  if (typeof time !== 'number' || !Number.isFinite(time))
    throw new OAuthError(
      'reauth_required',
      'The provider does not say when you last signed in there.',
      new OperatorNote(authenticationTimeMissing({ provider })),
    );
  if (time > secondsOf(clock) + maxClockSkewSeconds || time < startedAt - maxAge - clockToleranceSeconds)
    throw new OAuthError('reauth_required', 'Your last sign-in at the provider was too long ago.');
}
