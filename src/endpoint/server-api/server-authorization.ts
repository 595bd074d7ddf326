import { toUser, type User } from '../../protocol/authorization.js';
import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import { applyChanges, setCookie } from '../sessions/cookies/set-cookie.js';
import type { NewAuthorization, TokenRecord } from '../sessions/session-record.js';
import type { SessionChanges, SessionRequest } from '../sessions/session-store.js';
import { cookiesOf, type HasHeaders } from '../http/cookies.js';
import { isBearer } from '../provider-calls/normalize-token-response.js';
import { currentToken } from '../refresh/current-token.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { OAuthToken } from '../tokens/oauth-token.js';

/** One provider's signed-in state, for the app's own server code. */
export interface ServerAuthorization {
  /** The provider's id. */
  readonly provider: string;
  /** `null` if the login did not fetch the user. */
  readonly user: User | null;
  /** The token at the time of the call; it may expire. */
  readonly token: OAuthToken;
  /**
   * A token that works now, refreshed first if that is due (RFC 6749 section 6). Call it before each use. With `force` it refreshes
   * the token that it returned last: for a provider that has refused it (401) before it expired.
   * @throws {OAuthError} `reauth_required` if the person has to sign in again, `provider_unreachable`; `session_outdated` if another
   * process may have refreshed the token: the next request of the browser brings newer cookies.
   */
  getToken(options?: { readonly force?: boolean }): Promise<OAuthToken>;
  /** `Set-Cookie` values for the app's response. Read them last: `getToken()` may change them. */
  readonly setCookies: string[];
  /** Seconds since 1970: when the person last signed in at the provider. Store it with a token that you store. */
  readonly signedInAt: number;
  /** For logs and responses: the user and the token's scope and expiry, never a token. */
  toJSON(): object;
}

/** The person who is signed in, by the cookies of a request: with that provider, or with that of the last login. */
export async function authorizationOf(
  context: EndpointContext,
  request: HasHeaders,
  providerId?: string,
): Promise<ServerAuthorization | null> {
  const shown = { cookies: cookiesOf(request) };
  const stored = (await context.sessions.read(shown)).filter(
    ({ record }) => providerId === undefined || record.provider === providerId,
  );
  const last = stored.at(-1);
  const provider = last && context.settings.providers.get(last.record.provider);
  if (!provider) return null;
  const changes = await context.sessions.renew(shown, [last]);
  return serverAuthorization(context, shown, provider, last.record, changes);
}

/**
 * @param request whose cookies the record came from.
 * @param changes that the response to it must carry.
 */
export function serverAuthorization(
  context: EndpointContext,
  request: SessionRequest,
  provider: CheckedProvider,
  record: NewAuthorization,
  changes: SessionChanges,
): ServerAuthorization {
  let held = { cookies: applyChanges(request.cookies, changes) };
  let taken = changes;
  const setCookies = taken.map(setCookie);
  let given = record.token.accessToken;
  return {
    provider: provider.id,
    // A copy for the app: other requests may share the record.
    user: record.user && toUser(structuredClone(record.user)),
    token: toOAuthToken(record.token, context.clock),
    setCookies,
    signedInAt: record.signedInAt,
    toJSON() {
      const { user, token, signedInAt } = this;
      const { scope, tokenType, expiresAt } = token;
      return { provider: provider.id, user, token: { scope, tokenType, expiresAt }, signedInAt };
    },
    async getToken({ force = false } = {}) {
      const current = await currentToken(context, held, provider, force ? given : undefined);
      // An app may keep this object for hours: it must not return to a refresh token that was used.
      held = { cookies: applyChanges(held.cookies, current.changes) };
      taken = lastOfEach([...taken, ...current.changes]);
      setCookies.splice(0, setCookies.length, ...taken.map(setCookie));
      if (current.error) throw current.error;
      if (force && current.token.refreshToken === null && current.token.accessToken === given)
        throw new OAuthError('reauth_required', 'The provider gave nothing to renew the token with.');
      given = current.token.accessToken;
      return toOAuthToken(current.token, context.clock);
    },
  };
}

/** The last change of each value: an earlier one of another name, such as the epoch, is still needed. */
function lastOfEach(changes: SessionChanges): SessionChanges {
  return [...new Map(changes.map((change) => [change.name, change])).values()];
}

export function toOAuthToken(token: TokenRecord, clock: Clock): OAuthToken {
  const { accessToken, scope, tokenType, expiresAt, refreshToken } = token;
  const expiresIn = expiresAt === null ? null : Math.max(0, expiresAt - secondsOf(clock));
  return new OAuthToken({ accessToken, scope: [...scope], tokenType, expiresIn, expiresAt, refreshToken });
}

/**
 * The record of a token that the app has stored.
 * @throws {OAuthError} `saved_token_invalid`.
 */
export function fromOAuthToken(given: OAuthToken | string | object, clock: Clock): TokenRecord {
  const token = given instanceof OAuthToken ? given : OAuthToken.fromJSON(given);
  const { accessToken, scope, tokenType, expiresIn, expiresAt, refreshToken } = token;
  // A token of another type must not be sent as a bearer token.
  const isUsable = !/[^\x21-\x7e]/.test(accessToken) && isBearer(tokenType ?? 'bearer');
  if (!isUsable) throw new OAuthError('saved_token_invalid', 'The token is no token.');
  const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null);
  const lifetime = finite(expiresIn);
  return {
    accessToken,
    scope: [...(scope ?? [])],
    tokenType: 'bearer',
    expiresAt: finite(expiresAt) ?? (lifetime === null ? null : secondsOf(clock) + lifetime),
    refreshToken,
    lifetime,
  };
}
