import type { Cookies } from '../../http/cookies.js';
import { randomText, type RandomBytes } from '../../runtime/random.js';
import type { SessionChange } from '../session-store.js';
import { cookieSize, type CookieJar } from './cookie-jar.js';
import { epochName } from './cookie-names.js';

const longestSeconds = 400 * 24 * 3600;

/**
 * A random value for each provider that is also sealed into its session, and changes at sign-out: a session that was sealed
 * before the sign-out and arrives after it is not valid.
 */
export class EpochCookies {
  readonly #jar: CookieJar;
  readonly #random: RandomBytes;

  constructor(jar: CookieJar, random: RandomBytes) {
    this.#jar = jar;
    this.#random = random;
  }

  get(cookies: Cookies, provider: string): string | undefined {
    return cookies.get(this.#jar.name(epochName(provider)));
  }

  /**
   * The epoch, with the change that sets it if there is none yet. An existing one is never set again: that would undo a
   * sign-out.
   */
  begin(
    cookies: Cookies,
    provider: string,
  ): { readonly epoch: string; readonly changes: SessionChange[]; readonly size: number } {
    const present = this.get(cookies, provider);
    if (present) return { epoch: present, changes: [], size: 0 };
    const epoch = randomText(this.#random, 9);
    const size = cookieSize(this.#jar.name(epochName(provider)), epoch);
    return { epoch, changes: [this.#jar.set(epochName(provider), epoch, longestSeconds)], size };
  }

  /** A new epoch: no session that was sealed before can be read. */
  change(provider: string): SessionChange {
    return this.#jar.set(epochName(provider), randomText(this.#random, 9), longestSeconds);
  }
}
