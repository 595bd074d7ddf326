import type { Cookies } from '../../http/cookies.js';
import { randomText, type RandomBytes } from '../../runtime/random.js';
import type { NewAuthorization } from '../session-record.js';
import type { SessionChange } from '../session-store.js';
import { cookieSize, type CookieJar } from './cookie-jar.js';
import { epochName } from './cookie-names.js';

/** Browsers keep no cookie for longer. */
const longestSeconds = 400 * 24 * 3600;
/** What we set: what a neighbour has put there is not sent back. */
const ownValue = /^[\w-]{12}$/;

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
   * The epoch, with the change that sets it if there is none yet. An existing one is set again only where a login begins, and no reply
   * with it can bring a session back: a late one would undo a sign-out. Without that, whoever never signs out loses it after 400 days.
   * @param isRenewed whether a login begins.
   */
  begin(
    cookies: Cookies,
    provider: string,
    isRenewed: boolean,
  ): { readonly epoch: string; readonly changes: SessionChange[]; readonly size: number } {
    const present = this.get(cookies, provider);
    if (present) {
      const again = isRenewed && ownValue.test(present);
      return { epoch: present, changes: again ? [this.#set(provider, present)] : [], size: 0 };
    }
    const epoch = randomText(this.#random, 9);
    const size = cookieSize(this.#jar.name(epochName(provider)), epoch);
    return { epoch, changes: [this.#set(provider, epoch)], size };
  }

  /** A new epoch: no session that was sealed before can be read. */
  change(provider: string): SessionChange {
    return this.#set(provider, randomText(this.#random, 9));
  }

  #set(provider: string, epoch: string): SessionChange {
    return this.#jar.set(epochName(provider), epoch, longestSeconds);
  }
}

/**
 * Whether this login of an embedding site sets its epoch again. The site's own has been set where the login began. A session that was
 * there could be signed out at this moment, and so could what was saved.
 */
export function renewsEpoch(owner: string, authorization: NewAuthorization, hasSession: boolean): boolean {
  return owner !== '' && !hasSession && authorization.signedInAt >= authorization.loginAt;
}
