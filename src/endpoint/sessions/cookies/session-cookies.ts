import { cookieSize, type CookieJar, type Cookies } from '../../http/cookies.js';
import { randomText } from '../../runtime/random.js';
import type { CheckedSettings } from '../../settings/check-settings.js';
import { joinChunks } from './cookie-chunks.js';
import { cookieCap, epochName, forgottenName, sessionName } from './cookie-names.js';
import type { SessionCookieParts } from './session-cookie-parts.js';
import { placeOf } from '../sealing/session-owner.js';
import type { AuthorizationRecord } from '../session-record.js';
import { SessionCookieWriter, withoutRaw, type Measured, type Written } from './session-cookie-writer.js';
import { sessionTooLarge } from '../session-too-large.js';

const epochAge = 400 * 24 * 3600;

/** A record with the second at which it ends unless it is used before. */
export interface Kept {
  readonly record: AuthorizationRecord;
  readonly expiresAt: number;
  /** The browser still holds an older token of it. */
  readonly outdated: boolean;
}

/**
 * Sessions of one owner in sealed cookies, one set for each provider, so that two logins that end at the same moment
 * can't overwrite each other. An epoch cookie for each provider, changed at logout, makes an answer that was sealed
 * before the logout and arrives after it worthless.
 */
export class SessionCookies {
  readonly #parts: SessionCookieParts;
  readonly #settings: CheckedSettings;
  readonly #jar: CookieJar;
  readonly #owner: string;
  readonly #writer: SessionCookieWriter;

  /** @param owner whose sessions they are: what was sealed for another is worth nothing here. */
  constructor(parts: SessionCookieParts, jar: CookieJar, owner = '') {
    this.#parts = parts;
    this.#settings = parts.settings;
    this.#jar = jar;
    this.#owner = owner;
    this.#writer = new SessionCookieWriter(parts, jar, owner);
  }

  /** The same for another owner. */
  of(owner: string, jar: CookieJar): SessionCookies {
    return new SessionCookies(this.#parts, jar, owner);
  }

  /** The live authorizations, oldest login first. Damaged and foreign cookies count as absent. */
  async read(cookies: Cookies): Promise<Kept[]> {
    const kept: Kept[] = [];
    for (const provider of this.#settings.providers.keys()) {
      const sealed = joinChunks(cookies, this.#jar.name(sessionName(provider)));
      const opened = sealed && (await this.#parts.sealer.open(sealed, placeOf(this.#owner, provider)));
      if (!opened || opened.value.provider !== provider) continue;
      if (opened.value.epoch !== this.epoch(cookies, provider)) continue;
      const token = this.#parts.newer.of(opened.value.token);
      const outdated = token !== opened.value.token;
      kept.push({
        record: outdated ? { ...opened.value, token } : opened.value,
        expiresAt: opened.expiresAt,
        outdated,
      });
    }
    return kept.sort((a, b) => a.record.loginAt - b.record.loginAt);
  }

  epoch(cookies: Cookies, provider: string): string | undefined {
    return cookies.get(this.#jar.name(epochName(provider)));
  }

  /** The epoch, with the cookie that sets it where there is none yet. An existing one is never set again: that would undo a logout. */
  beginEpoch(cookies: Cookies, provider: string): { epoch: string; setCookies: string[]; size: number } {
    const present = this.epoch(cookies, provider);
    if (present) return { epoch: present, setCookies: [], size: 0 };
    const epoch = randomText(this.#parts.random, 9);
    const size = cookieSize(this.#jar.name(epochName(provider)), epoch);
    return { epoch, setCookies: [this.#jar.set(epochName(provider), epoch, epochAge)], size };
  }

  /**
   * Keeps an authorization. The provider's own fields (`raw`) are dropped where there is no room.
   * @throws {OAuthError} `session_too_large` when even that doesn't help.
   */
  async write(cookies: Cookies, record: AuthorizationRecord): Promise<Written> {
    const { fitting, others } = await this.#fit(cookies, record);
    const written = await this.#writer.seal(cookies, fitting);
    const untouched = others.filter(
      ({ provider }) => !fitting.records.some((kept) => kept.provider === provider),
    );
    return { ...written, records: [...untouched, ...fitting.records] };
  }

  /**
   * Checks that there is room for a record, or for the smallest possible one, before something happens that can't be
   * undone: a code, a refresh token or a saved token that was used is gone.
   * @throws {OAuthError} `session_too_large`
   */
  async requireRoom(cookies: Cookies, record: AuthorizationRecord): Promise<void> {
    await this.#fit(cookies, record);
  }

  /** Cookies that lengthen the life of sessions in use, and bring a browser's tokens up to date. */
  async renew(cookies: Cookies, kept: readonly Kept[]): Promise<string[]> {
    const setCookies: string[] = [];
    for (const { record, expiresAt, outdated } of kept) {
      // Sealing on every request would cost more than the request: a tenth of the idle time is near enough.
      if (outdated || this.#writer.expiry(record) - expiresAt > this.#settings.session.idle / 10) {
        const longer = [record, withoutRaw(record)]
          .map((tried) => this.#writer.measure(cookies, [tried]))
          .find(({ size }) => size <= cookieCap);
        if (longer) setCookies.push(...(await this.#writer.seal(cookies, longer)).setCookies);
      }
    }
    return setCookies;
  }

  /**
   * Cookies that end the session at one provider, or at all.
   * @param forget ends what this browser has saved so far, too.
   */
  end(cookies: Cookies, provider?: string, forget = false): string[] {
    const all = forget ? [...this.#settings.providers.keys()] : this.#providersIn(cookies);
    const now = String(this.#parts.clock());
    return (provider === undefined ? all : [provider]).flatMap((id) => [
      this.#jar.set(epochName(id), randomText(this.#parts.random, 9), epochAge),
      ...this.#writer.clearChunks(cookies, id, 0),
      ...(forget ? [this.#jar.set(forgottenName(id), now, this.#settings.session.remember)] : []),
    ]);
  }

  /** When this browser forgot what it had saved of a provider, in seconds since 1970; 0 for never. */
  forgottenAt(cookies: Cookies, provider: string): number {
    return (Number(cookies.get(this.#jar.name(forgottenName(provider)))) || 0) / 1000;
  }

  /** What sessions and epochs take in the request. */
  size(cookies: Cookies): number {
    return this.#parts.counted.size(cookies);
  }

  async #fit(
    cookies: Cookies,
    record: AuthorizationRecord,
  ): Promise<{ fitting: Measured; others: AuthorizationRecord[] }> {
    const kept = (await this.read(cookies)).map((each) => each.record);
    const others = kept.filter(({ provider }) => provider !== record.provider);
    // Of the same login, refreshed or saved: what is there already must not be lost for a login that may never begin.
    const isNew = !kept.some(({ state }) => state === record.state);
    const fitting = this.#writer.fitting(cookies, this.#providersIn(cookies), others, record, isNew);
    if (!fitting) throw sessionTooLarge(this.#parts.log, record.provider);
    return { fitting, others };
  }

  #providersIn(cookies: Cookies): string[] {
    return [...this.#settings.providers.keys()].filter(
      (id) => this.epoch(cookies, id) !== undefined || this.#writer.chunks(cookies, id).length,
    );
  }
}
