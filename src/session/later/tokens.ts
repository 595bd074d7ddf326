import type { OAuthError } from '../../protocol/errors.js';
import type { WireSavedToken, WireSession, WireToken } from '../../protocol/wire.js';
import type { Flow } from '../flow.js';
import type { LoginOptions } from '../login-options.js';
import type { OAuthSession } from '../session.js';

/** An access token, where the endpoint's settings let pages have it (`tokens: 'page'`). */
export interface PageToken {
  readonly accessToken: string;
  readonly tokenType: string;
  readonly scope: readonly string[];
  /** Seconds left when the endpoint answered, or `null` where the provider doesn't say. */
  readonly expiresIn: number | null;
  /** Seconds since 1970. */
  readonly expiresAt: number | null;
}

export async function askToken(session: OAuthSession, provider?: string): Promise<PageToken> {
  const answer = (await whileSignedIn(session, () =>
    session['transport'].ask('/token', { provider }),
  )) as WireToken;
  const { access_token: accessToken, token_type: tokenType, scope } = answer;
  return { accessToken, tokenType, scope, expiresIn: answer.expires_in, expiresAt: answer.expires_at };
}

export async function saveToken(session: OAuthSession, provider?: string): Promise<string> {
  const answer = await whileSignedIn(session, () => session['transport'].ask('/token/save', { provider }));
  return (answer as WireSavedToken).saved_token;
}

/** Signs in with a saved token, on behalf of a flow that opens no window. */
export async function restoreSession(
  session: OAuthSession,
  flow: Flow,
  { savedToken, fetchUser, fetchGroups, remember }: LoginOptions,
): Promise<void> {
  const restored = (await session['transport'].ask('/token/restore', {
    provider: flow.provider,
    saved_token: savedToken,
    fetch_user: fetchUser,
    fetch_groups: fetchGroups,
    remember,
  })) as WireSession;
  session['replace'](restored, 'restored', 'expired', flow);
  session['tell']({ type: 'oauth-session', session: restored });
}

/** Where the endpoint says that the sign-in has ended, the page is told before the caller is. */
export async function whileSignedIn<T>(session: OAuthSession, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as Partial<OAuthError>).code === 'reauth_required')
      await session['ask'](undefined, 'other-tab', 'revoked').catch(() => undefined);
    throw error;
  }
}
