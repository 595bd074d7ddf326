import { usesClientSecret } from '../../providers/signing-algorithms.js';
import type { Clock } from '../runtime/clock.js';
import { merge } from '../runtime/merge.js';
import type { SignedIn, TokenRecord } from '../sessions/session-record.js';
import { OAuthError } from '../../protocol/errors.js';
import { checkIatAzpAtHash } from '../provider-calls/id-token/check-iat-azp-at-hash.js';
import { validateIdToken, type CheckedClaims } from '../provider-calls/id-token/validate-id-token.js';
import { accepts, toRecord } from '../provider-calls/token-endpoint/exchange-code.js';
import { addIssuerOrClockNote } from '../provider-calls/errors/issuer-and-clock-notes.js';
import { parseJwtClaims } from '../provider-calls/network/exact-json.js';
import { isSigned, verifyWithSecret } from '../provider-calls/id-token/id-token-signature.js';
import { isSameSignIn, signedInBy } from '../provider-calls/id-token/id-token-subject.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { toOAuthError } from '../provider-calls/errors/provider-error.js';
import { revokeToken } from '../provider-calls/token-endpoint/revoke-token.js';
import type { TokenResponse } from '../provider-calls/token-endpoint/read-token-response.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { classifyRefusal, RefreshedForOtherPerson } from './refresh-failures.js';

/** Seconds; a shorter lifetime is probably the rest of one, from when a token was saved. */
const shortestLifetimeSeconds = 60;

/**
 * Exchanges a refresh token for a new token (RFC 6749 section 6). Scope, lifetime and refresh token stay as they were if the answer
 * omits them. An ID token in the answer is checked as at login (OpenID Connect Core section 12.2).
 * @throws {OAuthError} `invalid_grant` if the refresh token is not valid any more; `RefreshedForOtherPerson` if the answer is about
 * somebody else, whose tokens are revoked; `id_token_invalid`, `provider_unreachable`, the provider's code; `UnexplainedRefusal` if
 * the answer gives no known reason.
 */
export async function refreshGrant(
  provider: CheckedProvider,
  providerClient: ProviderClient,
  old: TokenRecord,
  clock: Clock,
): Promise<TokenRecord> {
  const { refreshToken, repeated } = old;
  const { tokenEndpoint, openid } = providerClient;
  try {
    const answer = await tokenEndpoint.ask(
      merge(provider.refreshParams, {
        // Without `resource` it may be a token for every API (RFC 8707 section 2.2).
        ...repeated,
        grant_type: 'refresh_token',
        refresh_token: refreshToken ?? '',
      }),
    );
    const checked = await validateIdToken(answer, provider, providerClient);
    const made = toRecord(answer, old.scope, clock, usualLifetime(provider, old));
    const token: TokenRecord = {
      ...(old.idToken === undefined ? {} : { idToken: old.idToken }),
      ...(repeated === undefined ? {} : { repeated }),
      ...made,
      refreshToken: made.refreshToken ?? refreshToken,
      scope: withinGrant(made.scope, old.scope),
    };
    const signedIn = openid
      ? await checkAnswer(provider, providerClient, answer, checked, token, old, clock)
      : undefined;
    return signedIn ? { signedIn, ...token } : token;
  } catch (error) {
    if (error instanceof RefreshedForOtherPerson) throw error;
    const known = toOAuthError(error, 'token_response_invalid', [
      refreshToken,
      old.accessToken,
      provider.clientSecret,
    ]);
    // GitHub's code for it.
    if (known.code === 'bad_refresh_token') throw new OAuthError('invalid_grant', known.description, known);
    throw classifyRefusal(addIssuerOrClockNote(known, error, provider, tokenEndpoint.clockAhead), error);
  }
}

/** Checks that the ID token of the answer is about the person who signed in. */
async function checkAnswer(
  provider: CheckedProvider,
  providerClient: ProviderClient,
  answer: TokenResponse,
  checked: CheckedClaims | undefined,
  token: TokenRecord,
  { signedIn }: TokenRecord,
  clock: Clock,
): Promise<SignedIn | undefined> {
  const { id_token: idToken } = answer;
  if (idToken === undefined || checked === undefined) return signedIn;
  const claims = parseJwtClaims(idToken);
  // Checked first, whatever its signature: tokens of somebody else must be neither used nor left valid.
  const isSame = signedIn === undefined || (await isSameSignIn(claims, signedIn));
  if (!isSame || !accepts(provider, claims)) {
    await revokeToken(provider, providerClient, token).catch(() => undefined);
    throw new RefreshedForOtherPerson();
  }
  await checkIatAzpAtHash(idToken, checked, {
    clientId: provider.clientId,
    accessToken: token.accessToken,
    clock,
  });
  if (usesClientSecret(provider.idTokenAlgorithms)) await verifyWithSecret(idToken, provider);
  if ((await isSigned(idToken, providerClient)) === false)
    throw new OAuthError(
      'id_token_invalid',
      "The provider's ID token is not valid. Another key has signed it.",
    );
  return signedIn ?? signedInBy(claims);
}

/** A refresh may narrow the scope, never widen it (RFC 6749 section 6). Unknown names may be other names of the same scopes. */
function withinGrant(stated: readonly string[], granted: readonly string[]): string[] {
  // The scope of a token that the app has saved may be unknown.
  if (!granted.length) return [...stated];
  const narrowed = stated.filter((scope) => granted.includes(scope));
  return narrowed.length ? narrowed : [...granted];
}

function usualLifetime({ defaultExpiresIn }: CheckedProvider, { lifetime }: TokenRecord): number | null {
  return lifetime !== null && lifetime >= shortestLifetimeSeconds ? lifetime : (defaultExpiresIn ?? null);
}
