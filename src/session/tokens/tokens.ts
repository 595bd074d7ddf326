import type { OAuthError } from '../../protocol/errors.js';
import type { WireSavedToken, WireSession, WireToken } from '../../protocol/wire.js';
import { prepareRequests } from '../cross-origin/load-cross-origin.js';
import type { Flow } from '../login/flow.js';
import type { LoginOptions } from '../login/login-options.js';
import type { SessionState } from '../session-state.js';
import { newestSession } from '../newest-session.js';
import { retryIfOutdated } from './retry-outdated.js';
import { jsonPost, post } from '../post-to-endpoint.js';
import { broadcastSession } from '../tabs/broadcast-session.js';

/** An access token, if the endpoint's settings let pages have it (`tokens: 'page'`). */
export interface PageToken {
  readonly accessToken: string;
  readonly tokenType: string;
  readonly scope: readonly string[];
  /** Seconds left at the time of the response, or `null` if the provider names no expiry. */
  readonly expiresIn: number | null;
  /** Seconds since 1970. */
  readonly expiresAt: number | null;
}

/** Implements `getToken()` of a session. */
export async function askToken(session: SessionState, provider?: string): Promise<PageToken> {
  const transport = session.transport;
  if (session.client) await prepareRequests(session);
  const ask = (headers: Record<string, string>): Promise<Response> =>
    transport.request('/token', jsonPost({ provider }, headers));
  const answer = (await whileSignedIn(session, async () =>
    transport.read(await retryIfOutdated(session, ask)),
  )) as WireToken | null;
  if (!answer?.access_token) return transport.unreachable();
  const { access_token: accessToken, token_type: tokenType, scope } = answer;
  return { accessToken, tokenType, scope, expiresIn: answer.expires_in, expiresAt: answer.expires_at };
}

/** Implements `saveToken()` of a session. */
export async function saveToken(session: SessionState, provider?: string): Promise<string> {
  const transport = session.transport;
  if (session.client) await prepareRequests(session);
  const answer = await whileSignedIn(session, () => post(transport, '/token/save', { provider }));
  return (answer as WireSavedToken | null)?.saved_token ?? transport.unreachable();
}

/** Signs in with a saved token, for a flow that opens no window. */
export async function restoreSession(
  session: SessionState,
  flow: Flow,
  { savedToken, fetchUser, fetchGroups, remember, maxAge }: LoginOptions,
): Promise<void> {
  const transport = session.transport;
  flow.restored = true;
  const flows = [...session.flows.values()];
  const before = flows.slice(0, flows.indexOf(flow)).filter(({ restored }) => restored);
  // Saved tokens are restored one after the other. A response lists the session at the time of its request, so two at once could undo each
  // other.
  await Promise.allSettled(before.map(({ promise }) => promise));
  const { wire, postedAt, fetchedAt } = session;
  const answer = await post(transport, '/token/restore', {
    provider: flow.provider,
    saved_token: savedToken,
    fetch_user: fetchUser,
    fetch_groups: fetchGroups,
    remember,
    max_age: maxAge,
  });
  // Importing `isWireSession` would make the first load larger.
  const isSession = Array.isArray((answer as Partial<WireSession> | null)?.authorizations);
  const restored = isSession ? (answer as WireSession) : transport.unreachable();
  const newest = await newestSession(session, { wire, postedAt, fetchedAt }, restored);
  // A logout meanwhile has ended the restored session.
  const isEnded =
    newest !== restored && !newest.authorizations.some(({ provider }) => provider === flow.provider);
  if (isEnded) session.fail(flow, 'login_cancelled');
  session.replace(newest, 'restored', 'expired', isEnded ? undefined : flow);
  broadcastSession(session, newest);
}

/** Runs `work`. If the endpoint says that the session has ended, this page and the other tabs learn it before the caller does. */
export async function whileSignedIn<T>(session: SessionState, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as Partial<OAuthError>).code === 'reauth_required')
      await session.fetchSession(undefined, 'other-tab', 'revoked').then(
        (answer) => broadcastSession(session, session.wire ?? answer),
        () => undefined,
      );
    throw error;
  }
}
