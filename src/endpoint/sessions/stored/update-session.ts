import type { AuthorizationRecord } from '../session-record.js';
import { mergeRecords } from './merge-records.js';
import type { FoundSession, SessionRecords } from './session-records.js';
import { StoreUnavailable } from './shared-store.js';
import { endedMeanwhile } from './stored-session.js';

/** How often a session that others change at the same time is read again. */
const mostTries = 10;

/**
 * Writes a newer token into a session, or that it was saved. Resolves to what it holds afterwards, which may be newer still.
 * @param use when it was used last and when it ends unless it is used, in seconds since 1970; by default that stays as it is.
 * @throws {OAuthError} `reauth_required` if it has ended meanwhile, `store_unavailable`.
 */
export async function updateSession(
  records: SessionRecords,
  first: FoundSession,
  brought: AuthorizationRecord,
  use?: { readonly seenAt: number; readonly expiresAt: number },
): Promise<AuthorizationRecord> {
  let found: FoundSession = first;
  for (let tries = 0; tries < mostTries; tries++) {
    const record = mergeRecords(found.stored.record, brought);
    // Of many requests that bring the same token one has written it.
    if (record === found.stored.record) return record;
    const { seenAt, expiresAt } = use ?? { seenAt: found.stored.seenAt, expiresAt: found.expiresAt };
    if (await records.replace(found, { ...found.stored, record, seenAt }, expiresAt)) return record;
    const again = await records.find(found.stored.key);
    if (!again?.stored) throw endedMeanwhile();
    found = again;
  }
  throw new StoreUnavailable();
}
