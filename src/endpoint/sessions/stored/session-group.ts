import type { AuthorizationRecord } from '../session-record.js';

/** Sessions that can be found together, at one provider. */
export interface SessionGroup {
  readonly provider: string;
  /** `user.id`, or by `by` a hash that the ID token of the login gave: of the person, or of their session at the provider. */
  readonly id: string;
  readonly by?: 'subject' | 'sid';
}

/**
 * The groups that a session is in. A login that did not fetch its user is in none by person: one that fetched groups alone has a user
 * with the id `""`.
 */
export function groupsOf({ provider, user, token, atProvider }: AuthorizationRecord): SessionGroup[] {
  const groups: SessionGroup[] = user?.id ? [{ provider, id: user.id }] : [];
  if (token.signedIn) groups.push({ provider, id: token.signedIn.subject, by: 'subject' });
  if (atProvider?.sid !== undefined) groups.push({ provider, id: atProvider.sid, by: 'sid' });
  return groups;
}

/** Whether a session is in a group. */
export function isIn(record: AuthorizationRecord, { provider, id, by }: SessionGroup): boolean {
  return groupsOf(record).some((group) => group.provider === provider && group.id === id && group.by === by);
}
