import { OAuthError } from '../../protocol/errors.js';
import { secondsOf } from '../runtime/clock.js';
import type { EndpointContext } from '../endpoint-context.js';
import type { AuthorizationRecord, NewAuthorization, TokenRecord } from '../sessions/session-record.js';
import type { SessionRequest } from '../sessions/session-store.js';
import { fetchUser, type Wanted } from '../provider-calls/user/fetch-user.js';
import { requireAllowed } from '../events/require-allowed.js';
import { tellError } from '../events/tell-events.js';
import { shortHashOf } from '../provider-calls/id-token/id-token-subject.js';
import type { ProviderClient } from '../provider-calls/provider-clients.js';
import { savedIdOfToken } from '../sessions/stored/saved-id.js';
import { makeState } from './state-parameter.js';
import { answeredStatus } from '../log/failure-reason.js';
import { reportFailure } from '../log/report-failure.js';
import { randomText } from '../runtime/random.js';
import { isDue, isExpired } from '../refresh/token-expiry.js';
import type { RawUser } from '../../providers/index.js';
import type { CheckedProvider } from '../settings/check-settings.js';

/** Codes that say that a refresh token will never work again. */
const ended: readonly string[] = ['invalid_grant', 'reauth_required'];

/** A user of about the usual size: the real one is not known before the token is used. */
const likelyUser = {
  id: 'x'.repeat(36),
  name: 'x'.repeat(40),
  email: 'x'.repeat(60),
  avatar_url: 'x'.repeat(120),
  groups: [],
  raw: {},
};

/**
 * Makes an authorization from a saved token: refreshes it if that is due, and proves it by fetching the user.
 * @throws {OAuthError} `saved_token_invalid` if the provider refuses it; `provider_unreachable` if it may work later;
 * `session_too_large`, before the token is used; `groups_fetch_failed`; the provider's own code; `login_refused` by the app.
 * @param request of the browser whose session must have room for it.
 */
export async function authorizeSavedToken(
  context: EndpointContext,
  provider: CheckedProvider,
  saved: TokenRecord,
  wanted: Restored,
  request: SessionRequest,
): Promise<NewAuthorization> {
  try {
    const authorization = await authorize(context, provider, saved, wanted, request);
    await requireAllowed(context, authorization, 'restored', context.caller.app?.id);
    return authorization;
  } catch (error) {
    await tellError(context, 'restore', error, provider.id);
    throw error;
  }
}

type Restored = Wanted &
  Pick<AuthorizationRecord, 'signedInAt' | 'savedId' | 'person' | 'atProvider'> & {
    readonly remember: boolean;
  };

async function authorize(
  context: EndpointContext,
  provider: CheckedProvider,
  saved: TokenRecord,
  wanted: Restored,
  request: SessionRequest,
): Promise<NewAuthorization> {
  const { clock, random, refresher, sessions } = context;
  const { person, atProvider } = wanted;
  const savedId = wanted.savedId ?? (await savedIdOfTokenIn(context, provider, saved));
  const loginAt = clock() / 1000;
  const made = {
    provider: provider.id,
    // Random: there is no login that they could match.
    flow: randomText(random, 17).slice(0, 22),
    state: makeState(random, secondsOf(clock)),
    loginAt,
    signedInAt: Math.min(wanted.signedInAt, loginAt),
    ...(wanted.remember ? { remember: true as const } : {}),
    saved: true as const,
    ...(savedId === undefined ? {} : { savedId }),
    ...(person === undefined ? {} : { person }),
    ...(atProvider === undefined ? {} : { atProvider }),
  };
  // A refresh token may work once, so room is checked before it is used.
  const user = wanted.fetchUser ? likelyUser : null;
  await sessions.requireRoom(request, { ...made, token: saved, user });
  const newest = await refresher.newest(provider, saved, savedId);
  const fresh = isDue(newest, clock, random)
    ? await renew(context, provider, newest, { savedId, refused: false })
    : newest;
  if (isExpired(fresh, clock)) throw invalid();
  return { ...made, ...(await prove(context, provider, fresh, { ...wanted, savedId })) };
}

/** With a store: sessions that the same token is restored to share what it is exchanged for. */
async function savedIdOfTokenIn(
  { stored }: EndpointContext,
  { id }: CheckedProvider,
  token: TokenRecord,
): Promise<string | undefined> {
  return stored && token.refreshToken !== null ? savedIdOfToken(stored.store, id, token) : undefined;
}

async function prove(
  context: EndpointContext,
  provider: CheckedProvider,
  token: TokenRecord,
  wanted: Wanted & { readonly savedId: string | undefined },
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
    // The token may have expired without a known time, or may have been revoked: nobody has to cure that.
    const hasEnded = isRefusal(error) && answeredStatus(error) === 401;
    if (!hasEnded) reportFailure(context.log, error, { provider });
    if (!isRefusal(error)) throw error;
    const renewed = await renew(context, provider, token, { savedId: wanted.savedId, refused: true });
    if (renewed === token) throw invalid(hasEnded ? undefined : error);
    return ask(renewed).catch((again: unknown) => {
      reportFailure(context.log, again, { provider });
      throw isRefusal(again) ? invalid(again) : again;
    });
  }
}

/** Compares the subject as at login (OpenID Connect Core section 5.3.2), if the original sign-in is known. */
async function isWhoSignedIn(
  raw: RawUser | undefined,
  { signedIn }: TokenRecord,
  provider: CheckedProvider,
  { issuer, openid }: ProviderClient,
): Promise<boolean> {
  const sub = raw?.['sub'];
  const isComparable = openid && issuer !== undefined && !provider.sameUserFn && typeof sub === 'string';
  return !signedIn || !isComparable || (await shortHashOf(issuer, sub)) === signedIn.subject;
}

/**
 * Refreshes a token; if that fails for now, a token that has not expired is used as it is.
 * @param refused whether the provider has just refused it: then it is not used, whenever it expires.
 */
async function renew(
  { refresher, clock, log }: EndpointContext,
  provider: CheckedProvider,
  token: TokenRecord,
  { savedId, refused }: { readonly savedId: string | undefined; readonly refused: boolean },
): Promise<TokenRecord> {
  if (token.refreshToken === null) return token;
  try {
    return await refresher.refresh(provider, token, { isUsable: false, savedId });
  } catch (error) {
    // Any other error says nothing about the token: it may work later.
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
