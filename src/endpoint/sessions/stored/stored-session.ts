import * as v from 'valibot';
import { OAuthError } from '../../../protocol/errors.js';
import { recordEntries } from '../session-record.js';

/** The form of the entries that this release writes, at the beginning of each. A release reads those that it knows. */
const version = '1';

/** The browser as its `User-Agent` header names it, without version; no address is kept. */
const deviceSchema = v.object({ browser: v.nullable(v.string()), system: v.nullable(v.string()) });

const storedSchema = v.object({
  /** The name of its entry: a copy under another name is refused. */
  key: v.string(),
  /** Whose it is: the site's, or an embedding site's or native app's (`ownerOf`). */
  owner: v.string(),
  record: v.object(recordEntries),
  /** Seconds since 1970: the last time that it was written or lengthened. */
  seenAt: v.number(),
  device: v.nullable(deviceSchema),
});

/** A session as the store keeps it, sealed. */
export type StoredSession = v.InferOutput<typeof storedSchema>;

export function parseStoredSession(value: unknown): StoredSession | undefined {
  const result = v.safeParse(storedSchema, value);
  return result.success ? result.output : undefined;
}

/** The value of an entry, of sealed text. */
export const toEntry = (sealed: string): string => `${version}.${sealed}`;

/** The sealed text of an entry; `undefined` for one of another release. */
export function fromEntry(entry: string): string | undefined {
  return entry.startsWith(`${version}.`) ? entry.slice(version.length + 1) : undefined;
}

/** What stands in the place of a session that has ended: a request that was under way must not write it again. */
export interface EndedSession {
  readonly stored?: undefined;
  /** `revoked` from elsewhere, `ended` by its own browser. */
  readonly how: 'ended' | 'revoked';
  /** A hash of the state of its login, if that was known. */
  readonly login: string;
}

export const endedEntry = ({ how, login }: EndedSession): string => toEntry(`${how}.${login}`);

/** `undefined` for the entry of a session that has not ended. */
export function endOf(entry: string): EndedSession | undefined {
  const [, how, login = ''] = /^(ended|revoked)\.([\w-]*)$/.exec(fromEntry(entry) ?? '') ?? [];
  return how === 'ended' || how === 'revoked' ? { how, login } : undefined;
}

/** For a request that was under way when its session ended. */
export const endedMeanwhile = (): OAuthError =>
  new OAuthError('reauth_required', 'The session has ended meanwhile. Please sign in again.');
