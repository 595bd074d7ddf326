import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../context.js';
import type { Kept } from '../custody/session-cookies.js';
import type { TokenRecord } from '../custody/record.js';
import { withoutContent } from '../exchange/foreign-error.js';
import type { Cookies } from '../http/cookies.js';
import type { CheckedProvider } from '../settings/settings.js';
import { reportFailure } from '../log/report-failure.js';
import { isDue, isExpired } from './freshness.js';

/** A token that works now, or why there is none; either way with cookies that must reach the browser. */
export type CurrentToken =
  | { readonly token: TokenRecord; readonly error?: undefined; readonly setCookies: readonly string[] }
  | { readonly token?: undefined; readonly error: OAuthError; readonly setCookies: readonly string[] };

/**
 * The signed-in person's token at a provider, refreshed first where that is due. A token that still lives is given
 * even where refreshing it failed. Only the provider's own word (`invalid_grant`) ends the session: an outage does not.
 * @param refused an access token that the provider has just answered with 401: it is refreshed in any case.
 */
export async function currentToken(
  context: EndpointContext,
  cookies: Cookies,
  provider: CheckedProvider,
  refused?: string,
): Promise<CurrentToken> {
  const { sessions } = context;
  const kept = (await sessions.read(cookies)).find(({ record }) => record.provider === provider.id);
  if (!kept) return failed('reauth_required', 'Nobody is signed in with that provider.');
  const { token } = kept.record;
  const wasRefused = token.accessToken === refused;
  const due = wasRefused || isDue(token, context.clock, context.random);
  if (due && token.refreshToken !== null) return refresh(context, cookies, provider, kept, wasRefused);
  if (isExpired(token, context.clock))
    return failed('reauth_required', 'The token has expired, and the provider gave none to renew it with.');
  return { token, setCookies: await sessions.renew(cookies, [kept]) };
}

async function refresh(
  { sessions, refresher, clock, log }: EndpointContext,
  cookies: Cookies,
  provider: CheckedProvider,
  { record }: Kept,
  wasRefused: boolean,
): Promise<CurrentToken> {
  const { token: old } = record;
  const stillLives = !wasRefused && !isExpired(old, clock);
  try {
    const token = await refresher.refresh(provider, old, stillLives);
    return { token, setCookies: (await sessions.write(cookies, { ...record, token })).setCookies };
  } catch (cause) {
    const error =
      cause instanceof OAuthError ? cause : new OAuthError('server_error', '', withoutContent(cause));
    if (error.code === 'invalid_grant') {
      const description = 'The provider has ended this sign-in. Please sign in again.';
      const ended = new OAuthError('reauth_required', description, error);
      return { error: ended, setCookies: sessions.end(cookies, provider.id) };
    }
    reportFailure(log, error, { provider, step: 'refresh' });
    if (stillLives && error.code !== 'reauth_required') return { token: old, setCookies: [] };
    return { error, setCookies: [] };
  }
}

function failed(code: string, description: string): CurrentToken {
  return { error: new OAuthError(code, description), setCookies: [] };
}
