import { OAuthError } from '../../protocol/errors.js';
import type { EndpointContext } from '../endpoint-context.js';
import { redactError } from '../provider-calls/errors/redacted-error.js';
import { RefreshedForOtherPerson, RefreshLost } from '../refresh/refresh-failures.js';
import { isDue, isExpired } from '../refresh/token-expiry.js';
import { requireProvider } from '../settings/require-provider.js';
import type { FoundSession } from '../sessions/stored/session-records.js';
import { updateSession } from '../sessions/stored/update-session.js';
import type { OAuthToken } from '../tokens/oauth-token.js';
import { findSessions, requireStore, type PersonAtProvider } from './session-directory.js';
import { toOAuthToken } from './server-authorization.js';

/**
 * A token of a person that works now, without a request of theirs: of the session that was begun last, refreshed first if that is due,
 * by the same rule as for requests. It lengthens no session.
 * @throws {OAuthError} `reauth_required` if the person has no session any more; `provider_unreachable`, `store_unavailable`: try again
 * later; `settings_invalid` without a store; `provider_unknown`.
 */
export async function tokenOf(context: EndpointContext, person: PersonAtProvider): Promise<OAuthToken> {
  const sessions = await findSessions(context, person);
  sessions.sort((one, other) => other.stored.record.loginAt - one.stored.record.loginAt);
  for (const found of sessions) {
    const token = await currentTokenOf(context, found);
    if (token) return token;
  }
  throw new OAuthError('reauth_required', 'This person has no session with that provider.');
}

/** `undefined` if the session can't bring one any more; it has ended then, if the provider says so. */
async function currentTokenOf(
  context: EndpointContext,
  found: FoundSession,
): Promise<OAuthToken | undefined> {
  const { clock, random, refresher } = context;
  const { records } = requireStore(context);
  const { record, key } = found.stored;
  const { token: old } = record;
  const provider = requireProvider(context.settings, record.provider);
  const isUsable = !isExpired(old, clock);
  if (old.refreshToken === null || !isDue(old, clock, random))
    return isUsable ? toOAuthToken(old, clock) : undefined;
  try {
    const token = await refresher.refresh(provider, old, { isUsable, savedId: record.savedId });
    const written = await updateSession(records, found, { ...record, token });
    await refresher.written(token, written.savedId);
    return toOAuthToken(written.token, clock);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw new OAuthError('server_error', '', redactError(error));
    if (error instanceof RefreshedForOtherPerson) {
      await records.end(key, found.stored, 'ended');
      return undefined;
    }
    if (error.code === 'invalid_grant' || error instanceof RefreshLost) {
      if (isUsable) return toOAuthToken(old, clock);
      const now = await records.find(key);
      if (now?.stored && now.stored.record.token.accessToken !== old.accessToken)
        return toOAuthToken(now.stored.record.token, clock);
      await records.end(key, found.stored, 'ended');
      return undefined;
    }
    if (error.code === 'reauth_required') return undefined;
    if (isUsable) return toOAuthToken(old, clock);
    throw error;
  }
}
