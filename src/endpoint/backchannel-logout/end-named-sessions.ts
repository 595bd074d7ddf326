import type { EndpointContext } from '../endpoint-context.js';
import { shortHashOf } from '../provider-calls/id-token/id-token-subject.js';
import { endEach, requireStore } from '../server-api/session-directory.js';
import type { SessionGroup } from '../sessions/stored/session-group.js';
import type { CheckedProvider } from '../settings/check-settings.js';
import type { LogoutClaims } from './logout-claims.js';

/**
 * Ends what a logout token names, in every browser: with `sid` the sessions that came of that one at the provider, otherwise all of the
 * person's (OpenID Connect Back-Channel Logout 1.0 section 2.7). Resolves to their number.
 * @throws {OAuthError} `store_unavailable`.
 */
export async function endNamedSessions(
  context: EndpointContext,
  { id: provider }: CheckedProvider,
  { iss, sub, sid, issuedAt }: LogoutClaims,
): Promise<number> {
  const subject = sub === undefined ? undefined : await shortHashOf(iss, sub);
  const group: SessionGroup =
    sid === undefined
      ? { provider, id: subject ?? '', by: 'subject' }
      : { provider, id: await shortHashOf(iss, sid), by: 'sid' };
  // First: a login that is under way reads the note after it has written its session.
  await requireStore(context).logouts.add(group, issuedAt);
  return endEach(
    context,
    group,
    // A session of somebody else is not ended by a `sid` that is not theirs.
    ({ stored }) => subject === undefined || stored.record.token.signedIn?.subject === subject,
  );
}
