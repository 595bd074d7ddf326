import { OAuthError } from '../../protocol/errors.js';
import { usesClientSecret } from '../../providers/signing-algorithms.js';
import { OperatorNote } from '../log/operator-note.js';
import { logoutTokensUnchecked } from '../log/logout-messages.js';
import { verifySignature } from '../provider-calls/id-token/id-token-signature.js';
import { KeysUnavailable } from '../provider-calls/id-token/public-keys.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { fromBase64url } from '../runtime/random.js';
import type { Clock } from '../runtime/clock.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { checkLogoutClaims, isRecord, type LogoutClaims } from './logout-claims.js';
import { LogoutTokenRefused } from './logout-token-refused.js';

/** `JWT` is what some providers write in place of `logout+jwt`, or nothing. A token of another kind is refused. */
const types = ['jwt', 'logout+jwt', 'application/logout+jwt'];

/**
 * Checks a logout token: its claims first, then its signature, by the keys and the algorithms of the provider's ID tokens (OpenID
 * Connect Back-Channel Logout 1.0 section 2.6). It may have been used before.
 * @throws {LogoutTokenRefused}
 * @throws {OAuthError} `not_found` if the settings don't say who signs, `provider_unreachable` and `KeysUnavailable`.
 */
export async function checkLogoutToken(
  token: string,
  provider: CheckedProvider,
  { isIssuer, keys, metadata }: ProviderClient,
  clock: Clock,
): Promise<LogoutClaims> {
  if (!isIssuer || !(keys ?? usesClientSecret(provider.idTokenAlgorithms)))
    throw new OAuthError(
      'not_found',
      "Logout tokens of this provider can't be checked: its issuer or its keys are not known.",
      new OperatorNote(logoutTokensUnchecked({ provider })),
    );
  const [header, payload, signature, ...more] = token.split('.');
  if (!signature || more.length > 0) throw new LogoutTokenRefused('It is no signed JWT.');
  const { alg, typ, crit } = readPart(header);
  const algorithms: unknown = metadata.id_token_signing_alg_values_supported;
  if (!Array.isArray(algorithms) || !algorithms.includes(alg))
    throw new LogoutTokenRefused("Its algorithm is not one of the provider's (alg).");
  if (typ !== undefined && !(typeof typ === 'string' && types.includes(typ.toLowerCase())))
    throw new LogoutTokenRefused('It is of another kind (typ).');
  if (crit !== undefined) throw new LogoutTokenRefused('It must be read in a way that is not known (crit).');
  const claims = checkLogoutClaims(readPart(payload), { clientId: provider.clientId, isIssuer, clock });
  try {
    await verifySignature(token, provider, keys);
  } catch (error) {
    const isUnknown = error instanceof KeysUnavailable || !isRefusal(error);
    throw isUnknown ? error : new LogoutTokenRefused("Its signature is not the provider's.", error);
  }
  return claims;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof OAuthError && error.code === 'id_token_invalid';

/** Bytes that are not UTF-8 are refused: they would all become the same character. */
function readPart(part = ''): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(fromBase64url(part)));
    if (isRecord(read)) return read;
  } catch {
    // Refused below, without a cause: parsers quote their input.
  }
  throw new LogoutTokenRefused("It can't be read.");
}
