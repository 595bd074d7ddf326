import { OAuthError } from '../../protocol/errors.js';
import type { OperatorLog } from '../log/operator-log.js';

/** `session_too_large` for the person; the operator's log gets the cure. */
export function sessionTooLarge(log: OperatorLog, provider: string): OAuthError {
  log.report({
    code: 'session_too_large',
    level: 'error',
    message: 'A sign-in does not fit into cookies, which hold 7,000 bytes of tokens and user together.',
    provider,
    cure: "Keep sessions in a store (setting store), ask for fewer scopes, don't fetch groups, or have the provider put fewer claims into its tokens.",
  });
  return new OAuthError('session_too_large', 'This sign-in is too large for the cookies of this site.');
}
