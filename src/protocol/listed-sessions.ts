import type { WireSessions } from './wire.js';

type Row = WireSessions['sessions'][number];

/** An endpoint lists a hundred; an answer that has many more costs no more work than this. */
const mostRows = 1000;
/** More than the name of any browser or system has. */
const mostLetters = 60;

/**
 * The rows in an answer of `GET /sessions`, which may be anything; `undefined` if it is no such answer. A row without an id or a time
 * is left out, and so is one whose id is there already.
 */
export function listedSessions(answer: unknown): Row[] | undefined {
  const { sessions } = Object(answer) as { sessions?: unknown };
  if (!Array.isArray(sessions)) return undefined;
  const rows = new Map<string, Row>();
  for (const value of sessions.slice(0, mostRows) as unknown[]) {
    const row = Object(value) as Partial<Record<keyof Row, unknown>>;
    const { id, signed_in_at: signedInAt, seen_at: seenAt } = row;
    if (typeof id !== 'string' || !id || rows.has(id) || !isTime(signedInAt) || !isTime(seenAt)) continue;
    rows.set(id, {
      id,
      browser: nameIn(row.browser),
      system: nameIn(row.system),
      signed_in_at: signedInAt,
      seen_at: seenAt,
      current: row.current === true,
    });
  }
  return [...rows.values()];
}

/** Seconds that a `Date` can hold. */
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 8.64e12;

/** A name that fits a row: no control characters, none that turn the direction of what follows, not too long. */
function nameIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const shown = value
    .slice(0, 1000)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  const letters = Array.from(shown);
  const name = letters.slice(0, mostLetters).join('').trim();
  return (letters.length > mostLetters ? `${name}…` : name) || null;
}
