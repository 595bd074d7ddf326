import { isSafeUrl } from '../../protocol/loopback.js';
import { parseUrl } from '../../protocol/parse-url.js';
import type { WireLogout, WireSession } from '../../protocol/wire.js';
import type { SessionState } from '../session-state.js';
import { prepareRequests } from '../cross-origin/load-cross-origin.js';
import { keepLastUsed } from '../last-used-provider.js';
import { newestSession } from '../newest-session.js';
import { post } from '../post-to-endpoint.js';
import { broadcastSession } from '../tabs/broadcast-session.js';

export interface LogoutOptions {
  /** Also ends saved tokens, and forgets which provider was used last in this browser. */
  forget?: boolean;
  /** Goes on to the provider's own sign-out page, if it has one. */
  atProvider?: boolean;
  /** The element that begins the logout: events are dispatched from it. */
  initiator?: Element;
}

/** Ends the session, at the endpoint first: if that can't be reached, nothing changes. */
export async function endSession(
  session: SessionState,
  provider?: string,
  { forget, atProvider, initiator }: LogoutOptions = {},
): Promise<string | null> {
  if (session.client) await prepareRequests(session);
  const { wire: known } = session;
  const answer = (await post(session.transport, '/logout', { provider, forget }).catch((error: unknown) => {
    // The endpoint may have ended the session, although its response was lost: the next check asks it.
    session.fetchedAt = 0;
    throw error;
  })) as Partial<WireLogout> | null;
  if (forget) keepLastUsed(session.page, '');
  // Before the endpoint's first answer this page doesn't know which other authorizations remain.
  const isAllKnown = (): boolean => !!session.wire || provider === undefined;
  const apply = (wire: WireSession): void => {
    const loginReason = session.wire ? 'other-tab' : 'restored';
    session.replace(wire, loginReason, 'interactive', { provider: '', initiator });
  };
  const applyHere = (): void => {
    if (!isAllKnown()) {
      session.fetchedAt = 0;
      return;
    }
    const authorizations = (session.wire?.authorizations ?? []).filter(
      (other) => provider !== undefined && other.provider !== provider,
    );
    apply({ authorizations });
  };
  // From now on a login's message has to be checked: the login may have ended before the logout.
  session.fetchedAt = session.postedAt = session.page.Date.now();
  if (session.wire === known && isAllKnown()) applyHere();
  // The session has changed meanwhile. Only the endpoint knows whether a login ended before the logout or after it.
  else await newestSession(session, session).then(apply, applyHere);
  if (session.wire) broadcastSession(session, session.wire);
  const logoutUrl = safeUrl(answer?.logout_url);
  if (atProvider && logoutUrl) session.page.location.assign(logoutUrl);
  return logoutUrl;
}

/** The URL if it is safe to go to, else `null`: a `javascript:` URL would run on this page. */
function safeUrl(address: string | null | undefined): string | null {
  const url = parseUrl(address ?? '');
  return url && isSafeUrl(url) && address ? address : null;
}
