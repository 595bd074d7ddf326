import { OAuthError } from '../../protocol/errors.js';
import { statusOf } from '../provider-calls/provider-error.js';

/** Codes that are known to say nothing of the refresh token, or everything. */
const explained: readonly string[] = [
  'invalid_grant',
  // The provider's own trouble.
  ...['temporarily_unavailable', 'server_error', 'slow_down', 'rate_limited', 'rate_limit_exceeded'],
  ...['too_many_requests', 'provider_unreachable'],
  // The client's: people must not be signed out because of a wrong setting.
  ...['invalid_client', 'unauthorized_client', 'unsupported_grant_type'],
];

/** A refresh that the provider refused with 400 or 401, and without a reason that is known here. */
export class UnexplainedRefusal extends OAuthError {}

/**
 * The failure of a refresh, as an {@link UnexplainedRefusal} where it is one.
 * @param error what the protocol library threw, whose answer's status counts.
 */
export function judgeRefusal(known: OAuthError, error: unknown): OAuthError {
  const status = statusOf(error);
  if (explained.includes(known.code) || !(status === 400 || status === 401)) return known;
  return new UnexplainedRefusal(known.code, known.description, known);
}
