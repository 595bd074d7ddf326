import { OAuthError } from '../../protocol/errors.js';
import { secondsOf, type Clock } from '../clock.js';
import { cookieSize, type CookieJar, type Cookies } from '../http/cookies.js';
import { randomText, type RandomBytes } from '../random.js';
import type { CheckedSettings } from '../settings/settings.js';
import { chunkIndexes, joinChunks, splitChunks } from './chunks.js';
import {
  cookieCap,
  custodyNames,
  epochName,
  flowReserve,
  forgottenName,
  sessionName,
  sizeOf,
} from './cookie-names.js';
import type { NewerTokens } from './newer-tokens.js';
import { parseRecord, type AuthorizationRecord } from './record.js';
import { Sealer } from './seal.js';

const epochAge = 400 * 24 * 3600;
const tooLarge = 'The session is too large for cookies. Give the endpoint a store.';

/** A record with the second at which it ends unless it is used before. */
export interface Kept {
  readonly record: AuthorizationRecord;
  readonly expiresAt: number;
  /** The browser still holds an older token of it. */
  readonly outdated: boolean;
}

/** Cookies to set, and what sessions and epochs take once they are. */
export interface Written {
  readonly setCookies: string[];
  readonly size: number;
  /** What is kept then, oldest login first. */
  readonly records: readonly AuthorizationRecord[];
}

/**
 * Sessions in sealed cookies, one set for each provider, so that two logins that end at the same moment can't
 * overwrite each other. An epoch cookie for each provider, changed at logout, makes an answer that was sealed
 * before the logout and arrives after it worthless.
 */
export class SessionCookies {
  readonly #settings: CheckedSettings;
  readonly #jar: CookieJar;
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #newer: NewerTokens;
  readonly #sealer: Sealer<AuthorizationRecord>;

  /** @param newer knows what tokens were refreshed to: a browser may send an older cookie for a while. */
  constructor(
    settings: CheckedSettings,
    jar: CookieJar,
    clock: Clock,
    random: RandomBytes,
    newer: NewerTokens,
    sealer = new Sealer(settings.secrets, 'authorization', clock, parseRecord),
  ) {
    this.#settings = settings;
    this.#jar = jar;
    this.#clock = clock;
    this.#random = random;
    this.#newer = newer;
    this.#sealer = sealer;
  }

  /** The same for another jar. */
  inJar(jar: CookieJar): SessionCookies {
    return new SessionCookies(this.#settings, jar, this.#clock, this.#random, this.#newer, this.#sealer);
  }

  /** The live authorizations, oldest login first. Damaged and foreign cookies count as absent. */
  async read(cookies: Cookies): Promise<Kept[]> {
    const kept: Kept[] = [];
    for (const provider of this.#settings.providers.keys()) {
      const sealed = joinChunks(cookies, this.#jar.name(sessionName(provider)));
      const opened = sealed && (await this.#sealer.open(sealed));
      if (!opened || opened.value.provider !== provider) continue;
      if (opened.value.epoch !== this.epoch(cookies, provider)) continue;
      const token = this.#newer.of(opened.value.token);
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
    const epoch = randomText(this.#random, 9);
    const size = cookieSize(this.#jar.name(epochName(provider)), epoch);
    return { epoch, setCookies: [this.#jar.set(epochName(provider), epoch, epochAge)], size };
  }

  /**
   * Keeps an authorization. The provider's own fields (`raw`) are dropped where there is no room.
   * @throws {OAuthError} `session_too_large` when even that doesn't help.
   */
  async write(cookies: Cookies, record: AuthorizationRecord): Promise<Written> {
    const all = (await this.read(cookies)).map((kept) => kept.record);
    const others = all.filter((other) => other.provider !== record.provider);
    const bare = withoutRaw(record);
    // In order of what is lost: nothing; the newcomer's raw; everybody's raw.
    const room = cookieCap - flowReserve;
    const written =
      (await this.#fit(cookies, [record], room)) ??
      (await this.#fit(cookies, [bare], room)) ??
      (await this.#fit(cookies, [...others.map(withoutRaw), bare], room));
    if (!written) throw new OAuthError('session_too_large', tooLarge);
    const untouched = others.filter(
      ({ provider }) => !written.records.some((kept) => kept.provider === provider),
    );
    return { ...written, records: [...untouched, ...written.records] };
  }

  /** Cookies that lengthen the life of sessions in use, and bring a browser's tokens up to date. */
  async renew(cookies: Cookies, kept: readonly Kept[]): Promise<string[]> {
    const setCookies: string[] = [];
    for (const { record, expiresAt, outdated } of kept) {
      // Sealing on every request would cost more than the request: a tenth of the idle time is near enough.
      if (outdated || this.#expiry(record) - expiresAt > this.#settings.session.idle / 10) {
        const longer =
          (await this.#fit(cookies, [record], cookieCap)) ??
          (await this.#fit(cookies, [withoutRaw(record)], cookieCap));
        setCookies.push(...(longer?.setCookies ?? []));
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
    const now = String(this.#clock());
    return (provider === undefined ? all : [provider]).flatMap((id) => [
      this.#jar.set(epochName(id), randomText(this.#random, 9), epochAge),
      ...this.#clearChunks(cookies, id, 0),
      ...(forget ? [this.#jar.set(forgottenName(id), now, this.#settings.session.remember)] : []),
    ]);
  }

  /** When this browser forgot what it had saved of a provider, in seconds since 1970; 0 for never. */
  forgottenAt(cookies: Cookies, provider: string): number {
    return (Number(cookies.get(this.#jar.name(forgottenName(provider)))) || 0) / 1000;
  }

  /** What sessions and epochs take in the request. */
  size(cookies: Cookies): number {
    return sizeOf(cookies, custodyNames(cookies));
  }

  #providersIn(cookies: Cookies): string[] {
    return [...this.#settings.providers.keys()].filter(
      (id) => this.epoch(cookies, id) !== undefined || this.#chunks(cookies, id).length,
    );
  }

  #chunks(cookies: Cookies, provider: string, from = 0): number[] {
    return chunkIndexes(cookies, this.#jar.name(sessionName(provider)), from);
  }

  #expiry(record: AuthorizationRecord): number {
    const { idle, absolute, remember } = this.#settings.session;
    if (record.remember) return Math.floor(record.loginAt + remember);
    return Math.floor(Math.min(secondsOf(this.#clock) + idle, record.loginAt + absolute));
  }

  async #fit(
    cookies: Cookies,
    records: readonly AuthorizationRecord[],
    room: number,
  ): Promise<Written | undefined> {
    const replaced = records.flatMap(({ provider }) =>
      this.#chunks(cookies, provider).map((index) => this.#jar.name(`${sessionName(provider)}.${index}`)),
    );
    let size = sizeOf(
      cookies,
      custodyNames(cookies).filter((name) => !replaced.includes(name)),
    );
    const setCookies: string[] = [];
    for (const record of records) {
      const expiresAt = this.#expiry(record);
      const sealed = await this.#sealer.seal(record, expiresAt);
      const chunks = splitChunks(sessionName(record.provider), sealed);
      // Without an age it goes with the browser's own session.
      const age = record.remember ? Math.max(0, expiresAt - secondsOf(this.#clock)) : undefined;
      for (const [name, value] of chunks) {
        size += cookieSize(this.#jar.name(name), value);
        setCookies.push(this.#jar.set(name, value, age));
      }
      setCookies.push(...this.#clearChunks(cookies, record.provider, chunks.length));
    }
    return size <= room ? { setCookies, size, records } : undefined;
  }

  #clearChunks(cookies: Cookies, provider: string, from: number): string[] {
    return this.#chunks(cookies, provider, from).map((index) =>
      this.#jar.clear(`${sessionName(provider)}.${index}`),
    );
  }
}

function withoutRaw(record: AuthorizationRecord): AuthorizationRecord {
  return record.user ? { ...record, user: { ...record.user, raw: {} } } : record;
}
