import { isSafeUrl } from '../../protocol/loopback.js';
import { parseUrl } from '../../protocol/parse-url.js';
import type { WireLogout } from '../../protocol/wire.js';
import type { SessionCore } from '../core.js';
import { keepLastUsed } from '../last-used.js';
import { post } from '../post-to-endpoint.js';
import { broadcastSession } from '../tabs/broadcast-session.js';

export interface LogoutOptions {
  /** Ends saved tokens too. */
  forget?: boolean;
  /** Goes on to the provider's own sign-out page, if it has one. */
  atProvider?: boolean;
  /** The element that begins the logout: events are dispatched from it. */
  initiator?: Element;
}

/** Ends the session, at the endpoint first: if that can't be reached, nothing changes. */
export async function endSession(
  core: SessionCore,
  provider?: string,
  { forget, atProvider, initiator }: LogoutOptions = {},
): Promise<string | null> {
  const known = core.wire;
  const answer = (await post(core.transport, '/logout', { provider, forget }).catch((error: unknown) => {
    // Perhaps only the response was lost: the next check asks the endpoint.
    core.fetchedAt = 0;
    throw error;
  })) as Partial<WireLogout> | null;
  if (forget) keepLastUsed(core.page, '');
  const applyHere = (): void => {
    const authorizations = (core.wire?.authorizations ?? []).filter(
      (other) => provider !== undefined && other.provider !== provider,
    );
    core.replace({ authorizations }, 'interactive', 'interactive', { provider: '', initiator });
  };
  core.fetchedAt = core.page.Date.now();
  if (core.wire === known) applyHere();
  // A login that ended in the meantime may have ended before the logout or after it: only the endpoint knows.
  else await core.fetchSession(undefined, 'other-tab', 'interactive').catch(applyHere);
  broadcastSession(core, core.wire ?? { authorizations: [] });
  const logoutUrl = safeUrl(answer?.logout_url);
  if (atProvider && logoutUrl) core.page.location.assign(logoutUrl);
  return logoutUrl;
}

/** The URL if it is safe to go to: a `javascript:` URL would run on this page. */
function safeUrl(address: string | null | undefined): string | null {
  const url = parseUrl(address ?? '');
  return url && isSafeUrl(url) && address ? address : null;
}
