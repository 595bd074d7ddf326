import { isSafeUrl } from '../../protocol/loopback.js';
import { parseUrl } from '../../protocol/parse-url.js';
import type { WireLogout } from '../../protocol/wire.js';
import type { SessionCore } from '../core.js';
import { post } from '../post-to-endpoint.js';
import { broadcastSession } from '../tabs/broadcast-session.js';

export interface LogoutOptions {
  /** Ends what was saved for later visits, too. */
  forget?: boolean;
  /** Goes on to the provider's own sign-out page, where it has one. */
  atProvider?: boolean;
  /** The element on whose behalf this is: events are dispatched from it. */
  initiator?: Element;
}

/** Ends the session at the endpoint first: where that can't be reached, nothing has changed. */
export async function endSession(
  core: SessionCore,
  provider?: string,
  { forget, atProvider, initiator }: LogoutOptions = {},
): Promise<string | null> {
  const answer = (await post(core.transport, '/logout', { provider, forget }).catch((error: unknown) => {
    // Perhaps only the answer got lost: the next look at the page asks how it stands.
    core.fetchedAt = 0;
    throw error;
  })) as Partial<WireLogout> | null;
  const authorizations = (core.wire?.authorizations ?? []).filter(
    (kept) => provider !== undefined && kept.provider !== provider,
  );
  core.fetchedAt = core.page.Date.now();
  core.replace({ authorizations }, 'interactive', 'interactive', { provider: '', initiator });
  broadcastSession(core, { authorizations });
  const logoutUrl = safeAddress(answer?.logout_url);
  if (atProvider && logoutUrl) core.page.location.assign(logoutUrl);
  return logoutUrl;
}

/** An address to send somebody to: a `javascript:` one would run on this very page. */
function safeAddress(address: string | null | undefined): string | null {
  const url = parseUrl(address ?? '');
  return url && isSafeUrl(url) && address ? address : null;
}
