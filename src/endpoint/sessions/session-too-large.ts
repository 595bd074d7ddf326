import { OAuthError } from '../../protocol/errors.js';
import type { OperatorLog } from '../log/operator-log.js';
import { sessionTooLarge as tooLargeForCookies } from '../log/request-messages.js';

/** `session_too_large` for the person; the operator's log gets the cure. */
export function sessionTooLarge(log: OperatorLog, provider: string): OAuthError {
  log.report(tooLargeForCookies({ provider }));
  return new OAuthError('session_too_large', 'This sign-in is too large for the cookies of this site.');
}
