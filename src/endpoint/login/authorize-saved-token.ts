import { OAuthError } from '../../protocol/errors.js';
import { secondsOf } from '../runtime/clock.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { NewAuthorization, TokenRecord } from '../sessions/session-record.js';
import type { SessionRequest } from '../sessions/session-store.js';
import { fetchUser, type Wanted } from '../provider-calls/fetch-user.js';
import { subjectOf } from '../provider-calls/id-token/id-token-subject.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { makeState } from './state-parameter.js';
import { reportFailure } from '../log/report-failure.js';
import { randomText } from '../runtime/random.js';
import { isDue, isExpired } from '../refresh/token-expiry.js';
import type { RawUser } from '../../providers/index.js';
import type { CheckedProvider } from '../settings/check-settings.js';

/** What says that a refresh token is dead for good. */
const ended: readonly string[] = ['invalid_grant', 'reauth_required'];

/** About as long as people's are: who it is isn't known before the token is used. */
const likelyUser = {
  id: 'x'.repeat(36),
  name: 'x'.repeat(40),
  email: 'x'.repeat(60),
  avatar_url: 'x'.repeat(120),
  groups: [],
  raw: {},
};

/**
 * An authorization made of a token that was kept: refreshed where that is due, and proved by fetching the user.
 * @throws {OAuthError} `saved_token_invalid` where the provider takes it no longer; `provider_unreachable` where it may
 * work later; `session_too_large`, before the token is used; `groups_fetch_failed`; the provider's own code.
 * @param request of the browser that it is for, whose session must have room for it.
 */
export async function authorizeSavedToken(
  context: EndpointContext,
  provider: CheckedProvider,
  saved: TokenRecord,
  wanted: Wanted & {
    readonly remember: boolean;
    /** Seconds since 1970: when the person last signed in at the provider. */
    readonly signedInAt: number;
  },
  request: SessionRequest,
): Promise<NewAuthorization> {
  const { clock, random, refresher, sessions } = context;
  const loginAt = clock() / 1000;
  const made = {
    provider: provider.id,
    // Nothing may ever match them: there was no flow.
    flow: randomText(random, 17).slice(0, 22),
    state: makeState(random, secondsOf(clock)),
    loginAt,
    signedInAt: Math.min(wanted.signedInAt, loginAt),
    ...(wanted.remember ? { remember: true as const } : {}),
    saved: true as const,
  };
  // A refresh token may be used once: not for a session that nothing could keep.
  const user = wanted.fetchUser ? likelyUser : null;
  await sessions.requireRoom(request, { ...made, token: saved, user });
  const newest = refresher.newest(saved);
  const fresh = isDue(newest, clock, random) ? await renew(context, provider, newest) : newest;
  if (isExpired(fresh, clock)) throw invalid();
  return { ...made, ...(await prove(context, provider, fresh, wanted)) };
}

async function prove(
  context: EndpointContext,
  provider: CheckedProvider,
  token: TokenRecord,
  wanted: Wanted,
): Promise<Pick<NewAuthorization, 'token' | 'user'>> {
  const client = await context.clients.get(provider);
  const ask = async (tried: TokenRecord): Promise<Pick<NewAuthorization, 'token' | 'user'>> => {
    const user = await fetchUser(provider, client, { token: tried, claims: undefined }, wanted);
    if (!(await isWhoSignedIn(user?.raw, tried, provider, client)))
      throw new OAuthError('user_fetch_failed', 'The provider described somebody else than it signed in.');
    return { token: tried, user };
  };
  try {
    return await ask(token);
  } catch (error) {
    reportFailure(context.log, error, { provider });
    if (!isRefusal(error)) throw error;
    // Its end may not be known, or it was ended before its time.
    const renewed = await renew(context, provider, token, true);
    if (renewed === token) throw invalid(error);
    return ask(renewed).catch((again: unknown) => {
      throw isRefusal(again) ? invalid(again) : again;
    });
  }
}

/** As at login (OpenID Connect Core section 5.3.2), where the sign-in is known that the token came of. */
async function isWhoSignedIn(
  raw: RawUser | undefined,
  { signedIn }: TokenRecord,
  provider: CheckedProvider,
  { issuer, openid }: ProviderClient,
): Promise<boolean> {
  const sub = raw?.['sub'];
  const isComparable = openid && issuer !== undefined && !provider.sameUserFn && typeof sub === 'string';
  return !signedIn || !isComparable || (await subjectOf(issuer, sub)) === signedIn.subject;
}

/**
 * A token that still lives is good enough where it can't be renewed just now.
 * @param refused whether the provider has just refused it, so that it lives no more whatever its end says.
 */
async function renew(
  { refresher, clock, log }: EndpointContext,
  provider: CheckedProvider,
  token: TokenRecord,
  refused = false,
): Promise<TokenRecord> {
  if (token.refreshToken === null) return token;
  try {
    return await refresher.refresh(provider, token);
  } catch (error) {
    // Whatever else went wrong says nothing of the token: it may work later.
    if (error instanceof OAuthError && ended.includes(error.code)) throw invalid(error);
    reportFailure(log, error, { provider, step: 'refresh' });
    if (refused || isExpired(token, clock)) throw error;
    return token;
  }
}

function isRefusal(error: unknown): boolean {
  return !(
    error instanceof OAuthError && ['provider_unreachable', 'groups_fetch_failed'].includes(error.code)
  );
}

function invalid(cause?: unknown): OAuthError {
  return new OAuthError('saved_token_invalid', 'The saved sign-in is no longer valid.', cause);
}
