import type { AuthorizationRecord } from '../session-record.js';

/**
 * Merges the stored record of a login with that of a request: the result has the token that was refreshed more often, and says
 * whether it was ever saved. The stored record itself if the request brings nothing new.
 */
export function mergeRecords(stored: AuthorizationRecord, brought: AuthorizationRecord): AuthorizationRecord {
  const isSame =
    stored.token.accessToken === brought.token.accessToken &&
    stored.token.refreshToken === brought.token.refreshToken &&
    // A provider may give out the same token for longer.
    stored.token.expiresAt === brought.token.expiresAt;
  const { saved, savedId } = stored.saved ? stored : brought;
  const asSaved = { ...(saved ? { saved } : {}), ...(savedId === undefined ? {} : { savedId }) };
  // A request that has read the session before another process refreshed its token brings an older one.
  const isOlder = (stored.refreshes ?? 0) > (brought.refreshes ?? 0);
  if (isSame || isOlder)
    return saved === stored.saved && savedId === stored.savedId ? stored : { ...stored, ...asSaved };
  return { ...brought, refreshes: (stored.refreshes ?? 0) + 1, ...asSaved };
}
