import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { HasHeaders } from '../http/cookies.js';
import { maxClockSkewSeconds } from '../provider-calls/id-token/check-iat-azp-at-hash.js';
import { requireProvider } from '../settings/require-provider.js';
import type { OAuthToken } from '../tokens/oauth-token.js';
import { fromOAuthToken, serverAuthorization, type ServerAuthorization } from './server-authorization.js';
import type { RequestSession } from './request-session.js';
import { authorizeSavedToken } from '../login/authorize-saved-token.js';

/** Options of `endpoint.restore()`. */
export interface RestoreOptions {
  /** The request whose response will set the cookies: then the sessions with other providers are kept. */
  readonly request?: HasHeaders;
  /** Whether to fetch the user, which also proves the token. Default `true`. */
  readonly fetchUser?: boolean;
  /** Whether to fetch the user's groups. Default `false`. */
  readonly fetchGroups?: boolean;
  /** Whether the session lasts when the browser is closed. Default `false`. */
  readonly remember?: boolean;
  /**
   * Seconds since 1970: when the person last signed in at the provider. Store `authorization.signedInAt` with the token, and pass
   * it here. The session ends `session.remember` seconds after it. Text, milliseconds and other times to come are refused. Default: now.
   */
  readonly signedInAt?: number;
}

/**
 * Signs a person in with a token that the app has stored, such as a `token.toJSON()` text that it has encrypted and decrypted.
 * The app's response must carry `setCookies`.
 * @throws {OAuthError} `saved_token_invalid`, `provider_unknown`, `provider_unreachable`, `groups_fetch_failed`.
 */
export async function restore(
  context: EndpointContext,
  session: RequestSession,
  providerId: string,
  token: OAuthToken | string | object,
  options: RestoreOptions = {},
): Promise<ServerAuthorization> {
  const provider = requireProvider(context.settings, providerId);
  const now = context.clock() / 1000;
  const { fetchUser = true, fetchGroups = false, remember = false, signedInAt = now } = options;
  // JavaScript joins text where it adds numbers, and milliseconds read as seconds lie in the future: a saved sign-in would never end.
  if (!Number.isFinite(signedInAt) || signedInAt > now + maxClockSkewSeconds)
    throw new OAuthError('saved_token_invalid', 'signedInAt is no number of seconds since 1970 in the past.');
  if (signedInAt + context.settings.session.remember <= now)
    throw new OAuthError('saved_token_invalid', 'The saved sign-in is no longer valid.');
  const wanted = { fetchUser, fetchGroups, remember, signedInAt };
  const saved = fromOAuthToken(token, context.clock);
  const authorization = await authorizeSavedToken(
    { ...context, sessions: session },
    provider,
    saved,
    wanted,
    session,
  );
  await session.write(session, authorization);
  await context.refresher.written(authorization.token, authorization.savedId);
  return serverAuthorization(context, session, provider, authorization);
}
