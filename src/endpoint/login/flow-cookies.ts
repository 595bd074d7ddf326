import { OAuthError } from '../../protocol/errors.js';
import { cookieCap, flowName, namesOf } from '../sessions/cookies/cookie-names.js';
import type { KeySource } from '../sessions/sealing/key-ring.js';
import { Sealer } from '../sessions/sealing/sealer.js';
import { sessionTooLarge } from '../sessions/session-too-large.js';
import { secondsOf, type Clock } from '../runtime/clock.js';
import type { OperatorLog } from '../log/operator-log.js';
import { cookieSize, type CookieJar, type Cookies } from '../http/cookies.js';
import { parseFlow, type FlowRecord } from './flow-record.js';
import { flowIdOf, isFlowId, sameText, stateTime } from './state-parameter.js';

/** Seconds a person has to sign in. */
export const flowAge = 600;
const mostPending = 5;
/** Seconds that the clocks of two servers may be apart. */
const clockSkew = 60;

/** Why a callback's flow is not here: the `cause` of `state_mismatch`. */
export class FlowNotFound extends Error {
  readonly cookie: 'absent' | 'unreadable' | 'different';

  constructor(cookie: FlowNotFound['cookie']) {
    super(`the flow's cookie is ${cookie}`);
    this.name = 'FlowNotFound';
    this.cookie = cookie;
  }
}

/** One cookie for each flow, so that two tabs can sign in at once (S18). */
export class FlowCookies {
  readonly #jar: CookieJar;
  readonly #clock: Clock;
  readonly #log: OperatorLog;
  readonly #sealer: Sealer<FlowRecord>;

  constructor(keys: KeySource, jar: CookieJar, log: OperatorLog) {
    this.#jar = jar;
    this.#clock = keys.clock;
    this.#log = log;
    this.#sealer = new Sealer(keys, 'flow', parseFlow, false);
  }

  /**
   * Cookies that begin a flow; the oldest pending ones make room.
   * @param taken bytes that our other cookies take.
   * @throws {OAuthError} `session_too_large` when there is no room even so.
   */
  async begin(cookies: Cookies, record: FlowRecord, taken: number): Promise<string[]> {
    const name = flowName(flowIdOf(record.state) ?? '');
    const value = await this.#sealer.seal(record, secondsOf(this.#clock) + flowAge);
    const room = cookieCap - taken - cookieSize(this.#jar.name(name), value);
    if (room < 0) throw sessionTooLarge(this.#log, record.request.providerId);
    return [this.#jar.set(name, value, flowAge), ...this.trim(cookies, room, mostPending - 1)];
  }

  /**
   * The flow that this callback belongs to, in this very browser.
   * @throws {OAuthError} `state_mismatch`, `flow_expired`.
   */
  async find(cookies: Cookies, state: string): Promise<FlowRecord> {
    const id = flowIdOf(state);
    const sealed = id === undefined ? undefined : cookies.get(this.#jar.name(flowName(id)));
    if (sealed === undefined) {
      const old = id !== undefined && stateTime(state) + flowAge <= secondsOf(this.#clock);
      throw old ? expired() : mismatch('absent');
    }
    const opened = await this.#sealer.open(sealed);
    if (!opened)
      throw stateTime(state) + flowAge <= secondsOf(this.#clock) ? expired() : mismatch('unreadable');
    if (!sameText(opened.value.state, state)) throw mismatch('different');
    return opened.value;
  }

  /** The cookie that ends a flow. */
  end(record: FlowRecord): string {
    return this.#jar.clear(flowName(flowIdOf(record.state) ?? ''));
  }

  /** Cookies that end the oldest pending flows, until `most` are left and fit into `room` bytes. */
  trim(cookies: Cookies, room: number, most = mostPending, finished?: FlowRecord): string[] {
    const done = finished && this.#jar.name(flowName(flowIdOf(finished.state) ?? ''));
    // Newest first: the names begin with the time.
    const pending = this.#pending(cookies)
      .sort()
      .reverse()
      .filter((name) => name !== done);
    const prefix = this.#jar.name('');
    let left = room;
    return pending
      .filter((name, index) => {
        left -= cookieSize(name, cookies.get(name) ?? '');
        return index >= most || left < 0;
      })
      .map((name) => this.#jar.clear(name.slice(prefix.length)));
  }

  /** Names of flows that could have begun: a neighbour's look-alike of next year must not push ours out. */
  #pending(cookies: Cookies): string[] {
    const start = this.#jar.name(flowName(''));
    const soon = secondsOf(this.#clock) + clockSkew;
    return namesOf(cookies, this.#jar, flowName('')).filter((name) => {
      const id = name.slice(start.length);
      return isFlowId(id) && stateTime(id) <= soon;
    });
  }
}

const expired = (): OAuthError =>
  new OAuthError('flow_expired', 'This login took too long or has ended already. Please start again.');
const mismatch = (cookie: FlowNotFound['cookie']): OAuthError =>
  new OAuthError(
    'state_mismatch',
    'This login was not begun in this browser, or has ended already. Please start again.',
    new FlowNotFound(cookie),
  );
