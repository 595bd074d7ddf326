import { toUser, type User } from '../../protocol/authorization.js';
import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import { applyChanges, setCookie } from '../sessions/cookies/set-cookie.js';
import type { NewAuthorization, TokenRecord } from '../sessions/session-record.js';
import type { SessionChanges, SessionRequest } from '../sessions/session-store.js';
import { cookiesOf, type HasHeaders } from '../http/cookies.js';
import { isBearer } from '../provider-calls/normalize-token-answer.js';
import { currentToken } from '../refresh/current-token.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import { OAuthToken } from '../tokens/oauth-token.js';

/** One provider's signed-in state, for the app's own server code. */
export interface ServerAuthorization {
  /** The provider's id. */
  readonly provider: string;
  /** `null` where the login did not fetch the user. */
  readonly user: User | null;
  /** As it was when this was made; it may expire. */
  readonly token: OAuthToken;
  /**
   * A token that works now, refreshed first where that is due. Ask for it each time you use one. With `force`, one in
   * place of that which you were given last: for a provider that has just refused it (401) although its end was not near or
   * not known.
   * @throws {OAuthError} `reauth_required` when the person has to sign in again, `provider_unreachable`;
   * `session_outdated` when another server may have renewed the token: the browser's next request brings newer cookies.
   */
  getToken(options?: { readonly force?: boolean }): Promise<OAuthToken>;
  /** `Set-Cookie` values for your own answer. Read them last: `getToken()` may change them. */
  readonly setCookies: string[];
  /** Seconds since 1970: when the person last signed in at the provider. Keep it with a token that you keep. */
  readonly signedInAt: number;
  /** For logs and answers: who it is, and nothing that a token could be read from. */
  toJSON(): object;
}

/** Who is signed in, by a request's cookies: with that provider, or by the last login. `null` for a stranger. */
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
 * @param request what the browser has shown.
 * @param changes what it must take.
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
    // The app's own copy: the record may serve other requests.
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
      // Held for hours, it must not go back to a token that was used up long ago.
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
 * A token as it was saved, in the endpoint's own words.
 * @throws {OAuthError} `saved_token_invalid`.
 */
export function fromOAuthToken(given: OAuthToken | string | object, clock: Clock): TokenRecord {
  const token = given instanceof OAuthToken ? given : OAuthToken.fromJSON(given);
  const { accessToken, scope, tokenType, expiresIn, expiresAt, refreshToken } = token;
  // One of another kind would be sent as a bearer token.
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
