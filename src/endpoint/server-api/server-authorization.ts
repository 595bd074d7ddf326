import { toUser, type User } from '../../protocol/authorization.js';
import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { NewAuthorization, TokenRecord } from '../sessions/session-record.js';
import type { RequestSession } from './request-session.js';
import { isBearer, isTokenText } from '../provider-calls/token-endpoint/normalize-token-response.js';
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
  /**
   * `Set-Cookie` values for the app's response. Read them last: `getToken()` may change them, also that of another authorization of
   * this request. No two authorizations of a request carry the same cookie: append those of each.
   */
  readonly setCookies: string[];
  /** Seconds since 1970: when the person last signed in at the provider. Store it with a token that you store. */
  readonly signedInAt: number;
  /**
   * Seconds since 1970: when the person last entered a password, passkey or the like at the provider (`auth_time`, OpenID Connect Core
   * section 2). `null` if the login's ID token does not say so, as without `max-age` at most providers, and after `restore()`. Compare
   * it before an action that needs a recent authentication.
   */
  readonly authTime: number | null;
  /** For logs and responses: the user and the token's scope and expiry, never a token. */
  toJSON(): object;
}

/** The person who is signed in, by the session of a request: with that provider, or with that of the last login. */
export async function authorizationOf(
  context: EndpointContext,
  session: RequestSession,
  providerId?: string,
): Promise<ServerAuthorization | null> {
  const stored = (await session.read()).filter(
    ({ record }) => providerId === undefined || record.provider === providerId,
  );
  const last = stored.at(-1);
  const provider = last && context.settings.providers.get(last.record.provider);
  if (!provider) return null;
  await session.renew(session, [last]);
  return serverAuthorization(context, session, provider, last.record);
}

/** @param session the session of the request that the record is part of. */
export function serverAuthorization(
  context: EndpointContext,
  session: RequestSession,
  provider: CheckedProvider,
  record: NewAuthorization,
): ServerAuthorization {
  // An app may keep this object for hours: it must not return to a refresh token that was used.
  const inSession = { ...context, sessions: session };
  let given = record.token.accessToken;
  return {
    provider: provider.id,
    // A copy for the app: other requests may share the record.
    user: record.user && toUser(structuredClone(record.user)),
    token: toOAuthToken(record.token, context.clock),
    setCookies: session.setCookies(provider.id),
    signedInAt: record.signedInAt,
    authTime: record.authTime ?? null,
    toJSON() {
      const { user, token, signedInAt } = this;
      const { scope, tokenType, expiresAt } = token;
      return { provider: provider.id, user, token: { scope, tokenType, expiresAt }, signedInAt };
    },
    async getToken({ force = false } = {}) {
      const current = await currentToken(inSession, session, provider, {
        refused: force ? given : undefined,
      });
      if (current.error) throw current.error;
      if (force && current.token.refreshToken === null && current.token.accessToken === given)
        throw new OAuthError('reauth_required', 'The provider gave nothing to renew the token with.');
      given = current.token.accessToken;
      return toOAuthToken(current.token, context.clock);
    },
  };
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
  // Plain JavaScript may make a token of anything, and a token of another type must not be sent as a bearer token.
  const isUsable = isTokenText(accessToken) && isBearer(tokenType ?? 'bearer');
  if (!isUsable) throw new OAuthError('saved_token_invalid', 'The token is no token.');
  const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null);
  const lifetime = finite(expiresIn);
  return {
    accessToken,
    scope: [...(scope ?? [])],
    tokenType: 'bearer',
    expiresAt: finite(expiresAt) ?? (lifetime === null ? null : secondsOf(clock) + lifetime),
    // A database may keep an empty text for none.
    refreshToken: refreshToken === '' ? null : refreshToken,
    lifetime,
  };
}
