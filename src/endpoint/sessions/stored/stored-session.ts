import * as v from 'valibot';
import { recordEntries } from '../session-record.js';

/** The form of the entries that this release writes, at the beginning of each. A release reads those that it knows. */
const version = '1';
const ended = 'ended';
const revoked = 'revoked';

/** The browser as its `User-Agent` header names it, without version; no address is kept. */
export const deviceSchema = v.object({ browser: v.nullable(v.string()), system: v.nullable(v.string()) });

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

/** Stands in the place of a session that has ended: a request that was under way must not write it again. */
export const endedEntry = (remotely: boolean): string => toEntry(remotely ? revoked : ended);

/** How the session of an entry ended; `undefined` if it did not. */
export function endOf(entry: string): 'ended' | 'revoked' | undefined {
  return [ended, revoked].map(toEntry).includes(entry)
    ? entry === endedEntry(true)
      ? 'revoked'
      : 'ended'
    : undefined;
}
