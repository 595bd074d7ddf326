import { secondsOf, type Clock } from '../../runtime/clock.js';
import type { AuthorizationRecord, TokenRecord } from '../../sessions/session-record.js';
import type { CheckedCode } from '../../login/check-callback.js';
import type { PendingLogin } from '../../login/pending-login.js';
import { stateTime } from '../../login/state-parameter.js';
import { authenticationTime, checkAuthenticationTime } from '../id-token/check-auth-time.js';
import { checkIatAzpAtHash } from '../id-token/check-iat-azp-at-hash.js';
import { hasManyIssuers } from '../id-token/expected-issuer.js';
import { validateIdToken, type CheckedClaims } from '../id-token/validate-id-token.js';
import { addIssuerOrClockNote } from '../errors/issuer-and-clock-notes.js';
import { parseJwtClaims } from '../network/exact-json.js';
import { verifySignature } from '../id-token/id-token-signature.js';
import { sessionAtProvider, signedInBy } from '../id-token/id-token-subject.js';
import type { ProviderClient } from '../provider-clients.js';
import { usesPkce } from '../pkce.js';
import { toOAuthError } from '../errors/provider-error.js';
import type { CheckedProvider } from '../../settings/check-settings.js';
import { refuseOtherTokens, type TokenResponse } from './read-token-response.js';
import { codeField, fieldsForUser } from '../user/user-request.js';
import { userInTokenResponse } from '../user/user-from-token-response.js';
import { OAuthError } from '../../../protocol/errors.js';

/** A token, and the claims of the ID token if there was one. */
export interface Exchanged {
  readonly token: TokenRecord;
  readonly claims: Readonly<Record<string, unknown>> | undefined;
  /** Seconds since 1970: when the person authenticated at the provider, if the ID token says so. */
  readonly authTime?: number | undefined;
  readonly atProvider?: AuthorizationRecord['atProvider'];
  /** The user in the answer itself, if the settings say where. */
  readonly user?: Readonly<Record<string, unknown>> | undefined;
  /** As it came, so that nothing that is shown repeats it. */
  readonly idToken?: string | undefined;
  /** Fields of the answer that the user request needs, or that belong to the user. */
  readonly forUser?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Exchanges the code for a token (RFC 6749 section 4.1.3), with PKCE, and checks the ID token: issuer, audience, times, nonce,
 * algorithm, signature (OpenID Connect Core section 3.1.3.7), and with `max_age` when the person authenticated.
 * @throws {OAuthError} the provider's code, `token_response_invalid`, `id_token_invalid`, `reauth_required`, `provider_unreachable`.
 * @param repeated fields of the callback that the provider wants to see again.
 */
export async function exchangeCode(
  code: CheckedCode,
  login: PendingLogin,
  provider: CheckedProvider,
  client: ProviderClient,
  clock: Clock,
  repeated: Readonly<Record<string, string>> = {},
): Promise<Exchanged> {
  const { tokenEndpoint, appToken } = client;
  // As the authorization request had it: of the page, where it may set one, else of the settings.
  const resource = login.request.parameters['resource'] ?? provider.authorizationParams['resource'];
  try {
    const grant = { ...repeated, ...codeGrant(code, login, provider, client, resource) };
    const answer = await (appToken ? appToken.get() : tokenEndpoint.ask(grant));
    const { checked, claims } = await checkIdToken(answer, login, provider, client);
    const { userFromToken, defaultExpiresIn = null, sendsIdTokenHint } = provider;
    const token = {
      ...toRecord(answer, login.request.scope, clock, defaultExpiresIn),
      ...forRefreshes(provider, repeated, resource),
    };
    const user = userFromToken === undefined ? undefined : userInTokenResponse(answer, userFromToken);
    const forUser = { ...fieldsForUser(answer, provider), ...(appToken ? { [codeField]: code } : {}) };
    await checkSignIn(answer, checked, login, provider, clock);
    const { id_token: idToken } = answer;
    if (!claims || !checked || idToken === undefined)
      return { token, claims: undefined, user, forUser, idToken };
    const kept = sendsIdTokenHint ? { idToken } : {};
    const authTime = authenticationTime(checked, clock);
    const [signedIn, atProvider] = await Promise.all([
      signedInBy(claims),
      sessionAtProvider(claims, checked.iat),
    ]);
    return { token: { signedIn, ...kept, ...token }, claims, user, forUser, idToken, authTime, atProvider };
  } catch (error) {
    const known = toOAuthError(error, 'token_response_invalid', [
      code,
      login.verifier,
      login.state,
      login.nonce,
      provider.clientSecret,
    ]);
    throw addIssuerOrClockNote(known, error, provider, tokenEndpoint.clockAhead);
  }
}

/** The fields of the token request (RFC 6749 section 4.1.3). */
function codeGrant(
  code: CheckedCode,
  { verifier }: PendingLogin,
  { redirectUrl, pkce }: CheckedProvider,
  { metadata }: ProviderClient,
  resource: string | undefined,
): Readonly<Record<string, string>> {
  return {
    grant_type: 'authorization_code',
    code,
    // The same as the authorization request had (RFC 6749 section 4.1.3).
    redirect_uri: redirectUrl,
    ...(usesPkce(pkce, metadata) ? { code_verifier: verifier } : {}),
    // Servers that know it want it here too (RFC 8707 section 2.2).
    ...(resource === undefined ? {} : { resource }),
  };
}

/**
 * Checks the claims of the ID token and its signature, and that this account may sign in.
 * @returns the claims as the protocol library has checked them, and the same with exact numbers where the provider's ID tokens are used.
 */
async function checkIdToken(
  answer: TokenResponse,
  { request, nonce }: PendingLogin,
  provider: CheckedProvider,
  client: ProviderClient,
): Promise<{ readonly checked: CheckedClaims | undefined; readonly claims: Exchanged['claims'] }> {
  const required = expectsIdToken(client, request.scope);
  const checked = await validateIdToken(answer, provider, client, {
    nonce: required && provider.nonce ? nonce : undefined,
    required,
  });
  const { id_token: idToken } = answer;
  if (idToken !== undefined) await verifySignature(idToken, provider, client.keys);
  const claims = client.openid && idToken !== undefined ? parseJwtClaims(idToken) : undefined;
  if (!accepts(provider, claims))
    throw new OAuthError('id_token_invalid', 'This account may not sign in here.');
  return { checked, claims };
}

/**
 * Checks when the ID token was made and for which client, that it belongs to the access token, and with `max_age` when the person
 * authenticated.
 */
async function checkSignIn(
  { id_token: idToken, access_token: accessToken }: TokenResponse,
  checked: CheckedClaims | undefined,
  login: PendingLogin,
  provider: CheckedProvider,
  clock: Clock,
): Promise<void> {
  if (checked && idToken !== undefined)
    await checkIatAzpAtHash(idToken, checked, { clientId: provider.clientId, accessToken, clock });
  const { maxAge } = login.request.authentication;
  // The settings may have changed since the login started: without an ID token this fails, too.
  if (maxAge !== undefined)
    checkAuthenticationTime(checked, { maxAge, startedAt: stateTime(login.state), clock }, provider);
}

/** What each refresh of the token repeats. */
function forRefreshes(
  { refreshFields }: CheckedProvider,
  fields: Readonly<Record<string, string>>,
  resource: string | undefined,
): Pick<TokenRecord, 'repeated'> {
  const kept = Object.entries({ ...fields, ...(resource === undefined ? {} : { resource }) }).filter(
    ([name]) => name === 'resource' || refreshFields.includes(name),
  );
  return kept.length ? { repeated: Object.fromEntries(kept) } : {};
}

/** Whether `acceptClaimsFn` accepts the claims. Only `true` does: no promise, and never without claims. */
export function accepts(provider: CheckedProvider, claims: Exchanged['claims']): boolean {
  // The issuer that was compared is made of it.
  const tenant = claims?.['tid'];
  if (claims && hasManyIssuers(provider) && !(typeof tenant === 'string' && /^[\w.-]+$/.test(tenant)))
    return false;
  if (!provider.acceptClaimsFn) return true;
  const accepted: unknown = claims && provider.acceptClaimsFn(claims);
  return accepted === true;
}

/** Whether a login with that scope must bring an ID token (OpenID Connect Core section 3.1.2.1). */
export function expectsIdToken({ openid }: ProviderClient, scope: readonly string[]): boolean {
  return openid && scope.includes('openid');
}

/**
 * The record of a token answer.
 * @param asked the requested scope, which is granted if the answer names none (RFC 6749 section 5.1).
 * @param usual the lifetime in seconds if the answer names none; `null` if it is unknown.
 * @throws {OAuthError} `token_response_invalid` for a token that is not a bearer token.
 */
export function toRecord(
  answer: TokenResponse,
  asked: readonly string[],
  clock: Clock,
  usual: number | null,
): TokenRecord {
  refuseOtherTokens(answer);
  const lifetime = answer.expires_in ?? usual;
  return {
    accessToken: answer.access_token,
    // Granted scopes come separated by spaces or, from some, commas; an absent scope means that all requested ones are granted.
    scope: answer.scope === undefined ? [...asked] : answer.scope.split(/[\s,]+/).filter(Boolean),
    tokenType: answer.token_type,
    // From receipt, by our own clock: the provider's may be wrong.
    expiresAt: lifetime === null ? null : secondsOf(clock) + lifetime,
    refreshToken: answer.refresh_token ?? null,
    lifetime,
  };
}
