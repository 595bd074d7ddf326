import type { Cookies } from '../../http/cookies.js';
import type { PendingLogin } from '../../login/pending-login.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import { sessionCookieUnreadable } from '../../log/store-messages.js';
import { ownerAndProvider } from '../sealing/session-owner.js';
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
import { sessionTooLarge } from '../session-too-large.js';
import { joinChunks } from './cookie-chunks.js';
import type { CookieJar } from './cookie-jar.js';
import { cookieCap, forgottenName, pendingLoginReserve, sessionName } from './cookie-names.js';
import { EpochCookies, renewsEpoch } from './epoch-cookies.js';
import { applyChanges } from './set-cookie.js';
import type { SessionCookieParts } from './session-cookie-parts.js';
import { SessionCookieWriter, withoutRaw, type Measured } from './session-cookie-writer.js';

/**
 * Sessions of one owner in sealed cookies, one set for each provider, so that two logins that end at the same moment
 * can't overwrite each other. Whether the cookies travel as such or in a handle makes no difference here.
 */
export class CookieSessionStore implements SessionStore {
  readonly #parts: SessionCookieParts;
  readonly #settings: CheckedSettings;
  readonly #jar: CookieJar;
  readonly #owner: string;
  readonly #epochs: EpochCookies;
  readonly #writer: SessionCookieWriter;

  /** @param owner the owner of the sessions: what was sealed for another owner can't be opened here. */
  constructor(parts: SessionCookieParts, jar: CookieJar, owner = '') {
    this.#parts = parts;
    this.#settings = parts.settings;
    this.#jar = jar;
    this.#owner = owner;
    this.#epochs = new EpochCookies(jar, parts.random);
    this.#writer = new SessionCookieWriter(parts, jar, owner);
  }

  async read({ cookies }: SessionRequest): Promise<StoredAuthorization[]> {
    const stored: StoredAuthorization[] = [];
    for (const provider of this.#settings.providers.keys()) {
      const sealed = joinChunks(cookies, this.#jar.name(sessionName(provider)));
      const opened =
        sealed && (await this.#parts.sealer.open(sealed, ownerAndProvider(this.#owner, provider)));
      if (sealed && !opened && (await this.#parts.sealer.isOfAnotherSecret(sealed)))
        this.#parts.log.report(sessionCookieUnreadable());
      if (!opened || opened.value.provider !== provider) continue;
      if (opened.value.epoch !== this.#epochs.get(cookies, provider)) continue;
      const token = this.#parts.newer.of(opened.value.token);
      const outdated = token !== opened.value.token;
      stored.push({
        record: outdated ? { ...opened.value, token } : opened.value,
        expiresAt: opened.expiresAt,
        outdated,
      });
    }
    return stored.sort((a, b) => a.record.loginAt - b.record.loginAt);
  }

  /** The provider's own fields (`raw`) are dropped if there is no room; then the oldest pending logins. */
  async write(
    { cookies }: SessionRequest,
    authorization: NewAuthorization,
    finished?: PendingLogin,
  ): Promise<WrittenSession> {
    const { pending } = this.#parts;
    const { provider } = authorization;
    const stored = (await this.read({ cookies })).map((each) => each.record);
    const hasSession = stored.some((record) => record.provider === provider);
    const renews = renewsEpoch(this.#owner, authorization, hasSession);
    const { epoch, changes } = this.#epochs.begin(cookies, provider, renews);
    const { fitting, others } = this.#fit(cookies, stored, { epoch, ...authorization });
    const written = await this.#writer.seal(cookies, fitting);
    const untouched = others.filter(
      (other) => !fitting.records.some((record) => record.provider === other.provider),
    );
    return {
      records: [...untouched, ...fitting.records],
      changes: [
        ...changes,
        ...written,
        ...(finished ? pending.end(finished) : []),
        ...pending.makeRoom(cookies, cookieCap - fitting.size, finished),
      ],
    };
  }

  async requireRoom({ cookies }: SessionRequest, authorization: NewAuthorization): Promise<void> {
    const stored = (await this.read({ cookies })).map((each) => each.record);
    this.#fit(cookies, stored, { epoch: '', ...authorization });
  }

  /** Leaves room for a login if it can, and drops the oldest pending logins if it must, as when a session is written. */
  async renew({ cookies }: SessionRequest, stored: readonly StoredAuthorization[]): Promise<SessionChanges> {
    const changes: SessionChange[] = [];
    // Each takes what the ones before it have left.
    let held = cookies;
    for (const { record, expiresAt, outdated } of stored) {
      // Sealing on every request would cost more than the request: a tenth of the idle time is near enough.
      if (outdated || expiryOf(record, this.#parts) - expiresAt > this.#settings.session.idle / 10) {
        const bare = withoutRaw(record);
        const tries = [
          [record, cookieCap - pendingLoginReserve],
          [bare, cookieCap - pendingLoginReserve],
          [bare, cookieCap],
        ] as const;
        const longer = tries
          .map(([tried, room]) => ({ room, measured: this.#writer.measure(held, [tried]) }))
          .find(({ measured, room }) => measured.size <= room)?.measured;
        const sealed = longer ? await this.#writer.seal(held, longer) : [];
        held = applyChanges(held, sealed);
        changes.push(...sealed);
      }
    }
    const { counted, pending } = this.#parts;
    return changes.length
      ? [...changes, ...pending.makeRoom(cookies, cookieCap - counted.size(held))]
      : changes;
  }

  end({ cookies }: SessionRequest, { provider, forget = false }: EndOptions): Promise<SessionChanges> {
    const all = forget ? [...this.#settings.providers.keys()] : this.#providersIn(cookies);
    const now = String(this.#parts.clock());
    const changes = (provider === undefined ? all : [provider]).flatMap((id) => [
      this.#epochs.change(id),
      ...this.#writer.dropChunks(cookies, id, 0),
      ...(forget ? [this.#jar.set(forgottenName(id), now, this.#settings.session.remember)] : []),
    ]);
    return Promise.resolve(changes);
  }

  forgottenAt({ cookies }: SessionRequest, provider: string): Promise<number> {
    return Promise.resolve((Number(cookies.get(this.#jar.name(forgottenName(provider)))) || 0) / 1000);
  }

  revoked(): readonly string[] {
    return [];
  }

  publicIds(): Promise<string[]> {
    return Promise.resolve([]);
  }

  #fit(
    cookies: Cookies,
    stored: readonly AuthorizationRecord[],
    record: AuthorizationRecord,
  ): { fitting: Measured; others: AuthorizationRecord[] } {
    const others = stored.filter(({ provider }) => provider !== record.provider);
    // Of the same login, refreshed or saved: what is there already must not be lost for a login that may never begin.
    const isNew = !stored.some(({ state }) => state === record.state);
    const fitting = this.#writer.fitting(cookies, this.#providersIn(cookies), others, record, isNew);
    if (!fitting) throw sessionTooLarge(this.#parts.log, record.provider);
    return { fitting, others };
  }

  #providersIn(cookies: Cookies): string[] {
    return [...this.#settings.providers.keys()].filter(
      (id) => this.#epochs.get(cookies, id) !== undefined || this.#writer.chunks(cookies, id).length,
    );
  }
}
