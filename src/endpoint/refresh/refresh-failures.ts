import { OAuthError } from '../../protocol/errors.js';
import { ProviderBusy, statusOf } from '../provider-calls/errors/provider-error.js';

/** Codes whose meaning for the refresh token is known. */
const explained: readonly string[] = [
  'invalid_grant',
  // Problems of the provider itself.
  'temporarily_unavailable',
  'server_error',
  'slow_down',
  'rate_limited',
  'rate_limit_exceeded',
  'too_many_requests',
  'provider_unreachable',
  // Problems of the client: a wrong setting must not sign people out.
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
];

/** A refresh that the provider refused with 400 or 401 without a known reason. */
export class UnexplainedRefusal extends OAuthError {}

/** Milliseconds for which refusals of a refresh token without a known reason are counted. */
export const refusalsAgeMs = 3600_000;
/** After so many of them the token counts as invalid: some providers report it like that. */
const mostRefusals = 3;

/** What a refusal without a known reason means: the last one that may be is `invalid_grant`. */
export function judgeRefusal(refusal: UnexplainedRefusal, count: number): OAuthError {
  return count < mostRefusals
    ? refusal
    : new OAuthError('invalid_grant', 'The provider does not renew the token any more.', refusal);
}

/** Milliseconds for which a refresh token is not sent again after `invalid_grant`. */
export const invalidAgeMs = 60_000;
/** Milliseconds for which an unreachable provider is not called again, unless it names a time itself. */
export const usualPauseMs = 5000;
const longestPauseMs = 60_000;

/** Milliseconds for which a provider that can't be reached is not called again: the time that it names, a minute at most. */
export function pauseMsAfter(error: OAuthError): number {
  const seconds = error instanceof ProviderBusy ? error.retryAfter : null;
  return seconds === null ? usualPauseMs : Math.min(seconds * 1000, longestPauseMs);
}

/**
 * The failure of a refresh, as an {@link UnexplainedRefusal} if it is one.
 * @param error what the protocol library threw, with the status of the answer.
 */
export function classifyRefusal(known: OAuthError, error: unknown): OAuthError {
  const status = statusOf(error);
  if (explained.includes(known.code) || !(status === 400 || status === 401)) return known;
  return new UnexplainedRefusal(known.code, known.description, known);
}

/**
 * Another process has found the provider out of order, and says so in the store until the time that the provider named. A process that
 * counted that time from when it reads this would wait up to twice as long.
 */
export class BusyElsewhere extends ProviderBusy {
  constructor(retryAfter: number | null) {
    super(retryAfter === null ? null : String(retryAfter));
  }
}

/**
 * A refresh token was sent, and nobody knows its result. It is never sent again: a provider that has replaced it would take that
 * for theft. The person signs in again once the access token has expired.
 */
export class RefreshLost extends OAuthError {
  constructor(cause?: unknown) {
    super('reauth_required', 'This sign-in could not be renewed. Please sign in again.', cause);
  }
}

/**
 * A refresh whose answer is about somebody else, or about somebody who may not sign in any more. It ends the session at once: the
 * old token must not be used either.
 */
export class RefreshedForOtherPerson extends OAuthError {
  constructor() {
    super(
      'invalid_grant',
      'The provider renewed the sign-in of somebody else, or of nobody who may sign in.',
    );
  }
}
