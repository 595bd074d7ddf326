import { OAuthError } from '../../protocol/errors.js';
import type { PendingLogin } from './pending-login.js';
import type { Query } from '../http/query.js';
import type { OperatorLog } from '../log/operator-log.js';
import { issuerUnknown } from '../log/provider-messages.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { providerError } from '../provider-calls/errors/provider-error.js';

/**
 * Codes that providers send instead of `access_denied` (RFC 6749 section 4.1.2.1) when the person cancels: LinkedIn's, Apple's,
 * and the device grant's, which Microsoft uses.
 */
const cancelErrors: readonly string[] = [
  'user_cancelled_login',
  'user_cancelled_authorize',
  'user_denied',
  'authorization_declined',
];

declare const checked: unique symbol;

/** An authorization code from a callback whose state, issuer and provider were checked: only such a code is exchanged. */
export type CheckedCode = string & { readonly [checked]: 'code' };

/**
 * Checks a callback before anything in it is used: which provider sent it, and whether it is an error. Its state was compared
 * when its pending login was found.
 * @returns the code.
 * @throws {OAuthError} `issuer_mismatch`, `state_mismatch`, or the provider's own code.
 */
export function checkCallback(
  query: Query,
  login: PendingLogin,
  provider: CheckedProvider,
  client: ProviderClient,
  log: OperatorLog,
): CheckedCode {
  checkIssuer(query.get('iss'), provider, client, log);
  const error = query.get('error');
  if (error !== undefined) {
    const isCancel = cancelErrors.includes(error) || provider.cancelErrors.includes(error);
    const { state, nonce, verifier } = login;
    const secrets = [state, nonce, verifier];
    const known = isCancel ? 'access_denied' : error;
    throw providerError(known, query.get('error_description'), 'server_error', secrets);
  }
  const code = query.get(provider.callbackCode);
  if (code) return code as CheckedCode;
  if (provider.cancelsWithoutError && code === undefined)
    throw new OAuthError('access_denied', 'The person cancelled.');
  throw new OAuthError('state_mismatch', 'The provider sent neither a code nor an error.');
}

/** The further parameters of the callback that the provider wants to see again in the token request. */
export function repeatedFields(query: Query, { callbackFields }: CheckedProvider): Record<string, string> {
  const repeated: Record<string, string> = {};
  for (const name of callbackFields) {
    const value = query.get(name);
    if (value !== undefined) repeated[name] = value;
  }
  return repeated;
}

/** The values of a callback that are sent on: to the provider, or to the page or other site that the login is for. */
export function passedOnValues(query: Query, provider: CheckedProvider): string[] {
  const given = [provider.callbackCode, 'error_description'].map((name) => query.get(name));
  const values = [
    ...given,
    ...Object.values(repeatedFields(query, provider)),
    provider.callbackNameFn?.(query),
  ];
  return values.filter((value) => typeof value === 'string');
}

/**
 * Defends against mix-up (RFC 9207): `iss` must be the issuer of the provider that the login was started with. If the issuer is
 * unknown, the redirect URL alone identifies the provider.
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
