import type { WireSessions } from './wire.js';

type Row = WireSessions['sessions'][number];

/** An endpoint lists a hundred. A longer list is cut here, so that a wrong answer costs no more work. */
const maximumRows = 1000;
/** The most characters of a name: no browser or system has a longer one. */
const maximumNameLength = 60;

/**
 * The valid rows in an answer of `GET /sessions`, which is unchecked; `undefined` if it is no such answer. A row without an id or a time is
 * left out, and so is a second row with the same id.
 */
export function listedSessions(answer: unknown): Row[] | undefined {
  const { sessions } = Object(answer) as { sessions?: unknown };
  if (!Array.isArray(sessions)) return undefined;
  const rows = new Map<string, Row>();
  for (const value of sessions.slice(0, maximumRows) as unknown[]) {
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

/** Whether a value is a number of seconds that `Date` can hold. */
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 8.64e12;

/**
 * A name that fits a row: cut to the maximum length, without control characters and without characters that change the direction of text.
 */
function nameIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const shown = value
    .slice(0, 1000)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  const letters = Array.from(shown);
  const name = letters.slice(0, maximumNameLength).join('').trim();
  return (letters.length > maximumNameLength ? `${name}…` : name) || null;
}
