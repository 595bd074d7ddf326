import { OAuthError } from '../../protocol/errors.js';
import type { PendingLogin } from './pending-login.js';
import type { Query } from '../http/query.js';
import type { OperatorLog } from '../log/operator-log.js';
import { issuerUnknown } from '../log/provider-messages.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { providerError } from '../provider-calls/provider-error.js';

/**
 * What providers send in place of `access_denied` (RFC 6749 section 4.1.2.1) where the person says no: LinkedIn and Apple,
 * and the word of the device grant that Microsoft uses.
 */
const cancelErrors: readonly string[] = [
  'user_cancelled_login',
  'user_cancelled_authorize',
  'user_denied',
  'authorization_declined',
];

declare const checked: unique symbol;

/** A callback whose state, issuer and provider were checked: only such a one can be exchanged. */
export interface CheckedCallback {
  readonly flow: PendingLogin;
  readonly provider: CheckedProvider;
  readonly code: string;
  readonly [checked]: 'callback';
}

/**
 * Judges a callback whose flow was found, before anything of it is used: who sent it, and whether it is a
 * refusal. State was compared when the flow was found.
 * @throws {OAuthError} `issuer_mismatch`, `state_mismatch`, or the provider's own code.
 */
export function checkCallback(
  query: Query,
  flow: PendingLogin,
  provider: CheckedProvider,
  client: ProviderClient,
  log: OperatorLog,
): CheckedCallback {
  checkIssuer(query.get('iss'), provider, client, log);
  const error = query.get('error');
  if (error !== undefined) {
    const isCancel = cancelErrors.includes(error) || provider.cancelErrors.includes(error);
    const { state, nonce, verifier } = flow;
    throw providerError(isCancel ? 'access_denied' : error, query.get('error_description'), 'server_error', [
      ...[state, nonce, verifier],
    ]);
  }
  const code = query.get('code');
  if (!code) throw new OAuthError('state_mismatch', 'The provider sent neither a code nor an error.');
  return { flow, provider, code } as CheckedCallback;
}

/**
 * Mix-up defence (RFC 9207): what says where it comes from must come from the flow's own provider. Where its issuer is not
 * known, the redirect URL identifies the provider, and `iss` adds nothing.
 */
function checkIssuer(
  iss: string | undefined,
  provider: CheckedProvider,
  client: ProviderClient,
  log: OperatorLog,
): void {
  if (iss === undefined) {
    if (client.issRequired) throw mismatch('The answer does not say which provider it is from.');
    return;
  }
  const { isIssuer } = client;
  if (!isIssuer) log.report(issuerUnknown({ provider }));
  else if (!isIssuer(iss))
    throw mismatch('The answer is from another provider than the login was begun with.');
}

function mismatch(description: string): OAuthError {
  return new OAuthError('issuer_mismatch', description);
}
