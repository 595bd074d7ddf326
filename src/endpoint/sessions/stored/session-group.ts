import type { AuthorizationRecord } from '../session-record.js';

/** Sessions that can be found together, at one provider. */
export interface SessionGroup {
  readonly provider: string;
  /** `user.id`, or by `by` a hash that the ID token of the login gave: of the person, or of their session at the provider. */
  readonly id: string;
  readonly by?: 'subject' | 'sid';
}

type Grouped = Pick<AuthorizationRecord, 'provider' | 'user' | 'person' | 'token' | 'atProvider'>;

/**
 * The groups that a session is in. A login that did not fetch its user is in none by person: one that fetched groups alone has a user
 * with the id `""`.
 */
export function groupsOf(record: Grouped): SessionGroup[] {
  const { provider, token, atProvider } = record;
  const person = personOf(record);
  const groups: SessionGroup[] = person === undefined ? [] : [{ provider, id: person }];
  if (token.signedIn) groups.push({ provider, id: token.signedIn.subject, by: 'subject' });
  if (atProvider?.sid !== undefined) groups.push({ provider, id: atProvider.sid, by: 'sid' });
  return groups;
}

/** The `user.id` of whoever signed in, if the login, or the one that was saved, fetched it. */
export function personOf({ user, person }: Pick<AuthorizationRecord, 'user' | 'person'>): string | undefined {
  return [user?.id, person].find((id) => id !== undefined && id !== '');
}

/** Whether a session is in a group. */
export function isIn(record: AuthorizationRecord, { provider, id, by }: SessionGroup): boolean {
  return groupsOf(record).some((group) => group.provider === provider && group.id === id && group.by === by);
}
