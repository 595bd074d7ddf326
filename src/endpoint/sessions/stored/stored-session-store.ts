import type { PendingLogin } from '../../login/pending-login.js';
import { secondsOf } from '../../runtime/clock.js';
import type { CookieJar } from '../cookies/cookie-jar.js';
import { cookieCap } from '../cookies/cookie-names.js';
import type { CookieSessionStore } from '../cookies/cookie-session-store.js';
import { EpochCookies, renewsEpoch } from '../cookies/epoch-cookies.js';
import type { SessionCookieParts } from '../cookies/session-cookie-parts.js';
import { applyChanges } from '../cookies/set-cookie.js';
import { expiryOf } from '../session-expiry.js';
import type { AuthorizationRecord, NewAuthorization } from '../session-record.js';
import type {
  EndOptions,
  SessionChange,
  SessionChanges,
  SessionRequest,
  SessionStore,
  StoredAuthorization,
  WrittenSession,
} from '../session-store.js';
import { deviceOf } from './device.js';
import type { MovedSessions } from './moved-sessions.js';
import type { ProviderLogouts } from './provider-logouts.js';
import type { StoredSessions } from './stored-sessions.js';
import { publicIdOf, type FoundSession, type Lookup, type SessionRecords } from './session-records.js';
import { SessionIdCookies } from './session-id-cookies.js';
import { endedMeanwhile, type StoredSession } from './stored-session.js';
import { updateSession } from './update-session.js';

/**
 * Sessions of one owner in the store: the browser holds an id for each provider, in the cookie (or value of a handle) where a sealed
 * session would be. One that is still sealed there moves into the store when it is next used.
 */
export class StoredSessionStore implements SessionStore {
  readonly #records: SessionRecords;
  readonly #moved: MovedSessions;
  readonly #logouts: ProviderLogouts;
  /** Reads what was sealed into cookies before there was a store. */
  readonly #before: CookieSessionStore;
  readonly #parts: SessionCookieParts;
  readonly #owner: string;
  readonly #epochs: EpochCookies;
  readonly #ids: SessionIdCookies;
  /** The entries that `read` found, for changes of the same request. */
  readonly #found = new WeakMap<StoredAuthorization, FoundSession>();
  readonly #revoked = new WeakMap<SessionRequest, string[]>();

  constructor(
    { records, moved, logouts }: Pick<StoredSessions, 'records' | 'moved' | 'logouts'>,
    before: CookieSessionStore,
    { parts, jar, owner = '' }: { parts: SessionCookieParts; jar: CookieJar; owner?: string },
  ) {
    this.#records = records;
    this.#moved = moved;
    this.#logouts = logouts;
    this.#before = before;
    this.#parts = parts;
    this.#owner = owner;
    this.#epochs = new EpochCookies(jar, parts.random);
    this.#ids = new SessionIdCookies(parts, jar, owner);
  }

  async read(request: SessionRequest): Promise<StoredAuthorization[]> {
    const [stored, sealed] = await Promise.all([this.#inStore(request), this.#inCookies(request)]);
    return [...stored, ...sealed].sort((a, b) => a.record.loginAt - b.record.loginAt);
  }

  revoked(request: SessionRequest): readonly string[] {
    return this.#revoked.get(request) ?? [];
  }

  async publicIds(request: SessionRequest): Promise<string[]> {
    return Promise.all(
      this.#ids.in(request).map(async ([, id]) => publicIdOf(await this.#records.keyOf(id))),
    );
  }

  async write(
    request: SessionRequest,
    authorization: NewAuthorization,
    finished?: PendingLogin,
  ): Promise<WrittenSession> {
    const { provider } = authorization;
    const present = await this.read(request);
    const old = present.find((each) => each.record.provider === provider);
    const renews = renewsEpoch(this.#owner, authorization, old !== undefined);
    const { epoch, changes } = this.#epochs.begin(request.cookies, provider, renews);
    const record: AuthorizationRecord = { epoch, ...authorization };
    const { record: written, changes: ids } =
      old?.record.state === record.state
        ? await this.#update(request, old, record)
        : await this.#begin(request, old, record);
    const others = present.filter((each) => each !== old).map((each) => each.record);
    const all = [...changes, ...ids];
    const { pending, counted } = this.#parts;
    return {
      records: [...others, written].sort((a, b) => a.loginAt - b.loginAt),
      changes: [
        ...all,
        ...(finished ? pending.end(finished) : []),
        ...pending.makeRoom(
          request.cookies,
          cookieCap - counted.size(applyChanges(request.cookies, all)),
          finished,
        ),
      ],
    };
  }

  async requireRoom(request: SessionRequest, authorization: NewAuthorization): Promise<void> {
    this.#records.requireRoom(this.#newSession('', { epoch: '', ...authorization }, request));
    return Promise.resolve();
  }

  async renew(request: SessionRequest, stored: readonly StoredAuthorization[]): Promise<SessionChanges> {
    const changes: SessionChange[] = [];
    for (const each of stored) {
      const { record, expiresAt } = each;
      const found = this.#found.get(each);
      if (!found) changes.push(...(await this.#move(request, record)).changes);
      else if (expiryOf(record, this.#parts) - expiresAt > this.#parts.settings.session.idle / 10) {
        // Somebody else has just done so, or has ended it: nothing is to be done.
        await this.#records.replace(found, { ...found.stored, seenAt: secondsOf(this.#parts.clock) });
        changes.push(...this.#ids.keep(request, record));
      }
    }
    return changes;
  }

  async end(request: SessionRequest, which: EndOptions): Promise<SessionChanges> {
    const changes = await this.#before.end(request, which);
    const isMeant = (provider: string): boolean => [undefined, provider].includes(which.provider);
    const ids = this.#ids.in(request).filter(([provider]) => isMeant(provider));
    await Promise.all(ids.map(([, id]) => this.#endId(id)));
    const sealed = (await this.#inCookies(request)).filter(({ record }) => isMeant(record.provider));
    await Promise.all(sealed.map(({ record }) => this.#moved.end(record, this.#owner)));
    return changes;
  }

  forgottenAt(request: SessionRequest, provider: string): Promise<number> {
    return this.#before.forgottenAt(request, provider);
  }

  async #inStore(request: SessionRequest): Promise<StoredAuthorization[]> {
    const revoked: string[] = [];
    this.#revoked.set(request, revoked);
    const all = await Promise.all(
      this.#ids.in(request).map(async ([provider, id]) => {
        const found = await this.#find(id);
        if (found && !found.stored && found.how === 'revoked') revoked.push(provider);
        if (!found?.stored) return undefined;
        const { record, owner } = found.stored;
        const isOurs = record.provider === provider && owner === this.#owner;
        if (!isOurs || record.epoch !== this.#epochs.get(request.cookies, provider)) return undefined;
        const stored = { record, expiresAt: found.expiresAt, outdated: false };
        this.#found.set(stored, found);
        return stored;
      }),
    );
    return all.filter((each) => each !== undefined);
  }

  /** Sessions that have not moved yet and were not ended from elsewhere; one that has moved is read where it is now. */
  async #inCookies(request: SessionRequest): Promise<StoredAuthorization[]> {
    if (!this.#ids.hasSealed(request)) return [];
    const sealed = await this.#before.read(request);
    const all = await Promise.all(
      sealed.map(async (each) => {
        const id = await this.#moved.idOf(each.record, this.#owner);
        if (id === undefined) {
          const isEnded = await this.#logouts.includeEarlier(each.record, this.#owner);
          if (isEnded) this.#revoked.get(request)?.push(each.record.provider);
          return isEnded ? undefined : { ...each, outdated: true };
        }
        const found = await this.#find(id);
        if (!found?.stored) return undefined;
        const { record } = found.stored;
        // Without `found`: the reply must bring the id.
        return { record, expiresAt: found.expiresAt, outdated: true };
      }),
    );
    return all.filter((each) => each !== undefined);
  }

  async #find(id: string): Promise<Lookup> {
    return this.#records.find(await this.#records.keyOf(id));
  }

  /** A login: a new id, and the end of the one before. */
  async #begin(
    request: SessionRequest,
    old: StoredAuthorization | undefined,
    record: AuthorizationRecord,
  ): Promise<{ record: AuthorizationRecord; changes: SessionChange[] }> {
    const before = this.#ids.in(request).find(([provider]) => provider === record.provider);
    const gone = before && !old ? await this.#find(before[1]) : undefined;
    if (gone && !gone.stored && (await this.#records.isOf(gone, record))) throw endedMeanwhile();
    const id = this.#records.makeId();
    const session = this.#newSession(await this.#records.keyOf(id), record, request);
    if (!(await this.#records.add(session))) throw endedMeanwhile();
    if (before) await this.#endId(before[1]);
    else if (old) await this.#moved.end(old.record, this.#owner);
    return { record, changes: this.#ids.set(request, record, id) };
  }

  /** The same login with a newer token, or saved. */
  async #update(
    request: SessionRequest,
    old: StoredAuthorization,
    record: AuthorizationRecord,
  ): Promise<{ record: AuthorizationRecord; changes: SessionChange[] }> {
    let found = this.#found.get(old);
    let changes = this.#ids.keep(request, record);
    if (!found) {
      const { id, changes: moved } = await this.#move(request, record);
      const now = id ? await this.#find(id) : undefined;
      found = now?.stored ? now : undefined;
      changes = moved;
    }
    if (!found) throw endedMeanwhile();
    const use = { seenAt: secondsOf(this.#parts.clock), expiresAt: expiryOf(record, this.#parts) };
    return { record: await updateSession(this.#records, found, record, use), changes };
  }

  /** Puts a session that was in cookies into the store: once, however many requests bring it. */
  async #move(
    request: SessionRequest,
    record: AuthorizationRecord,
  ): Promise<{ id: string; changes: SessionChange[] }> {
    const id = await this.#moved.move(record, this.#owner, async (made) =>
      this.#newSession(await this.#records.keyOf(made), record, request),
    );
    return { id, changes: this.#ids.set(request, record, id) };
  }

  async #endId(id: string): Promise<void> {
    const key = await this.#records.keyOf(id);
    const found = await this.#records.find(key);
    // An id that names nothing is nobody's: a mark for each would let anybody fill the store.
    if (found?.stored) await this.#records.end(key, found.stored, 'ended');
  }

  #newSession(key: string, record: AuthorizationRecord, request: SessionRequest): StoredSession {
    const { settings, clock } = this.#parts;
    const device = settings.session.devices ? deviceOf(request.header?.('user-agent') ?? null) : null;
    return { key, owner: this.#owner, record, seenAt: secondsOf(clock), device };
  }
}
