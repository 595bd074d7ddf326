import { secondsOf } from '../../runtime/clock.js';
import type { Cookies } from '../../http/cookies.js';
import { chunkedSize, chunkIndexes, splitChunks } from './cookie-chunks.js';
import type { CookieJar } from './cookie-jar.js';
import { cookieCap, pendingLoginReserve, sessionName } from './cookie-names.js';
import type { SessionCookieParts } from './session-cookie-parts.js';
import { ownerAndProvider } from '../sealing/session-owner.js';
import { expiryOf } from '../session-expiry.js';
import type { AuthorizationRecord } from '../session-record.js';
import type { SessionChange } from '../session-store.js';

/** Records, and the bytes that all session cookies take once these are set. */
export interface Measured {
  readonly size: number;
  /** Oldest login first. */
  readonly records: readonly AuthorizationRecord[];
  /** Providers whose cookies can't be opened any more: they are dropped to make room. */
  readonly dead: readonly string[];
}

/** Writes the sessions of one owner into the room that there is. */
export class SessionCookieWriter {
  readonly #parts: SessionCookieParts;
  readonly #jar: CookieJar;
  readonly #owner: string;

  constructor(parts: SessionCookieParts, jar: CookieJar, owner: string) {
    this.#parts = parts;
    this.#jar = jar;
    this.#owner = owner;
  }

  /**
   * The records that fit, if any do. It tries in this order: drop nothing; the new record's `raw`; every `raw`; cookies that can't be
   * opened any more; for an existing session, the room for another login.
   * @param present providers that have cookies.
   */
  fitting(
    cookies: Cookies,
    present: readonly string[],
    others: readonly AuthorizationRecord[],
    record: AuthorizationRecord,
    isNew: boolean,
  ): Measured | undefined {
    const bare = withoutRaw(record);
    const allBare = [...others.map(withoutRaw), bare];
    const room = cookieCap - pendingLoginReserve;
    const dead = present.filter((id) => !allBare.some(({ provider }) => provider === id));
    const tries: (readonly [records: AuthorizationRecord[], room: number, dead?: string[]])[] = [
      [[record], room],
      [[bare], room],
      [allBare, room],
      [allBare, room, dead],
      ...(isNew ? [] : [[allBare, cookieCap, dead] as const]),
    ];
    for (const [records, most, given] of tries) {
      const measured = this.measure(cookies, records, given);
      if (measured.size <= most) return measured;
    }
    return undefined;
  }

  /** @param dead providers whose cookies are dropped. */
  measure(cookies: Cookies, records: readonly AuthorizationRecord[], dead: readonly string[] = []): Measured {
    const replaced = [...records.map(({ provider }) => provider), ...dead];
    const names = replaced.map((provider) => this.#jar.name(sessionName(provider)));
    const size = records.reduce(
      (sum, record) => {
        const length = this.#parts.sealer.lengthOf(record, expiryOf(record, this.#parts));
        return sum + chunkedSize(this.#jar.name(sessionName(record.provider)), length);
      },
      this.#parts.counted.size(cookies, names),
    );
    return { size, records, dead };
  }

  /** The cookies that hold them. */
  async seal(cookies: Cookies, { records, dead }: Measured): Promise<SessionChange[]> {
    const changes = dead.flatMap((provider) => this.dropChunks(cookies, provider, 0));
    for (const record of records) {
      const { provider } = record;
      const expiresAt = expiryOf(record, this.#parts);
      const sealed = await this.#parts.sealer.seal(
        record,
        expiresAt,
        ownerAndProvider(this.#owner, provider),
      );
      const chunks = splitChunks(sessionName(provider), sealed);
      // Without an age it goes with the browser's own session.
      const age = record.remember ? Math.max(0, expiresAt - secondsOf(this.#parts.clock)) : undefined;
      changes.push(
        ...chunks.map(([name, value]) => this.#jar.set(name, value, age)),
        ...this.dropChunks(cookies, provider, chunks.length),
      );
    }
    return changes;
  }

  dropChunks(cookies: Cookies, provider: string, from: number): SessionChange[] {
    return this.chunks(cookies, provider, from).map((index) =>
      this.#jar.drop(`${sessionName(provider)}.${index}`),
    );
  }

  chunks(cookies: Cookies, provider: string, from = 0): number[] {
    return chunkIndexes(cookies, this.#jar.name(sessionName(provider)), from);
  }
}

/** The record without the provider's own fields. */
export function withoutRaw(record: AuthorizationRecord): AuthorizationRecord {
  return record.user ? { ...record, user: { ...record.user, raw: {} } } : record;
}
