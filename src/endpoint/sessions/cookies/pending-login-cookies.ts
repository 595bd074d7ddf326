import { OAuthError } from '../../../protocol/errors.js';
import type { Cookies } from '../../http/cookies.js';
import {
  loginLimitSeconds,
  parsePendingLogin,
  PendingLoginNotFound,
  type PendingLogin,
} from '../../login/pending-login.js';
import { loginIdOf, isLoginId, isSameState, stateTime } from '../../login/state-parameter.js';
import type { OperatorLog } from '../../log/operator-log.js';
import { secondsOf, type Clock } from '../../runtime/clock.js';
import type { RandomBytes } from '../../runtime/random.js';
import type { KeySource } from '../sealing/key-ring.js';
import { Sealer } from '../sealing/sealer.js';
import type { SessionChange, SessionChanges, SessionRequest } from '../session-store.js';
import { sessionTooLarge } from '../session-too-large.js';
import { cookieSize, type CookieJar } from './cookie-jar.js';
import { cookieCap, pendingLoginName, namesOf } from './cookie-names.js';
import { setCookie } from './set-cookie.js';
import { EpochCookies } from './epoch-cookies.js';
import type { SessionCookieSize } from './session-cookie-size.js';

const mostPending = 5;
/** Bytes with name and attributes; browsers may drop a longer cookie (RFC 6265 section 6.1), and say nothing. */
const longestCookie = 4096;
/** Seconds that the clocks of two servers may be apart. */
const clockSkewSeconds = 60;

/** What pending logins are made with. */
export interface PendingLoginParts {
  readonly keys: KeySource;
  readonly jar: CookieJar;
  readonly random: RandomBytes;
  readonly log: OperatorLog;
  readonly counted: SessionCookieSize;
}

/** One sealed cookie for each pending login, so that two tabs can sign in at once (S18). */
export class PendingLoginCookies {
  readonly #jar: CookieJar;
  readonly #clock: Clock;
  readonly #log: OperatorLog;
  readonly #counted: SessionCookieSize;
  readonly #epochs: EpochCookies;
  readonly #sealer: Sealer<PendingLogin>;

  constructor({ keys, jar, random, log, counted }: PendingLoginParts) {
    this.#jar = jar;
    this.#clock = keys.clock;
    this.#log = log;
    this.#counted = counted;
    this.#epochs = new EpochCookies(jar, random);
    this.#sealer = new Sealer(keys, 'flow', parsePendingLogin, { opensAgain: false });
  }

  /**
   * Begins a login; the oldest pending ones make room.
   * @throws {OAuthError} `session_too_large` when there is no room even so, `invalid_request` for a login that no cookie holds.
   */
  async begin({ cookies }: SessionRequest, login: PendingLogin): Promise<SessionChanges> {
    const { providerId, client } = login.request;
    // The session of another origin's page is not in this browser's own cookies.
    const epoch = client ? { changes: [], size: 0 } : this.#epochs.begin(cookies, providerId, true);
    const name = nameOf(login);
    const value = await this.#sealer.seal(login, secondsOf(this.#clock) + loginLimitSeconds);
    const cookie = this.#jar.set(name, value, loginLimitSeconds);
    if (setCookie(cookie).length > longestCookie)
      throw new OAuthError(
        'invalid_request',
        'The address to return to and the parameters of this login are too long together.',
      );
    const taken = this.#counted.size(cookies) + epoch.size;
    const room = cookieCap - taken - cookieSize(this.#jar.name(name), value);
    if (room < 0) throw sessionTooLarge(this.#log, providerId);
    const older = this.#withoutRoom(this.#pending(cookies), cookies, room, mostPending - 1);
    return [cookie, ...older, ...epoch.changes];
  }

  /**
   * The pending login that a callback belongs to, in this browser.
   * @throws {OAuthError} `state_mismatch`, `flow_expired`.
   */
  async find({ cookies }: SessionRequest, state: string): Promise<PendingLogin> {
    const id = loginIdOf(state);
    const sealed = id === undefined ? undefined : cookies.get(this.#jar.name(pendingLoginName(id)));
    const isOld = id !== undefined && stateTime(state) + loginLimitSeconds <= secondsOf(this.#clock);
    const opened = sealed === undefined ? undefined : await this.#sealer.open(sealed);
    if (!opened && isOld) throw expired();
    if (!opened) throw mismatch(sealed === undefined ? 'absent' : 'unreadable');
    if (!isSameState(opened.value.state, state)) throw mismatch('different');
    return opened.value;
  }

  /** Ends a login, whatever its result. */
  end(login: PendingLogin): SessionChanges {
    return [this.#jar.drop(nameOf(login))];
  }

  /**
   * Ends the oldest pending logins, until the others fit into `room` bytes.
   * @param finished the login that ends in any case, and takes no room.
   */
  makeRoom(cookies: Cookies, room: number, finished?: PendingLogin): SessionChanges {
    const done = finished && this.#jar.name(nameOf(finished));
    const pending = this.#pending(cookies).filter((name) => name !== done);
    return this.#withoutRoom(pending, cookies, room, mostPending);
  }

  #withoutRoom(names: readonly string[], cookies: Cookies, room: number, most: number): SessionChange[] {
    const prefix = this.#jar.name('');
    let left = room;
    return names
      .filter((name, index) => {
        left -= cookieSize(name, cookies.get(name) ?? '');
        return index >= most || left < 0;
      })
      .map((name) => this.#jar.drop(name.slice(prefix.length)));
  }

  /**
   * The names of pending logins, newest first: they begin with the time. A cookie of another app with a similar name and a
   * future time must not displace ours.
   */
  #pending(cookies: Cookies): string[] {
    const start = this.#jar.name(pendingLoginName(''));
    const soon = secondsOf(this.#clock) + clockSkewSeconds;
    return namesOf(cookies, this.#jar, pendingLoginName(''))
      .filter((name) => {
        const id = name.slice(start.length);
        return isLoginId(id) && stateTime(id) <= soon;
      })
      .sort()
      .reverse();
  }
}

const nameOf = ({ state }: PendingLogin): string => pendingLoginName(loginIdOf(state) ?? '');

const expired = (): OAuthError =>
  new OAuthError('flow_expired', 'This login took too long or has ended already. Please start again.');
const mismatch = (reason: PendingLoginNotFound['reason']): OAuthError =>
  new OAuthError(
    'state_mismatch',
    'This login was not begun in this browser, or has ended already. Please start again.',
    new PendingLoginNotFound(reason),
  );
