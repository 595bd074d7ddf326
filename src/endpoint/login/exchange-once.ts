import { OAuthError } from '../../protocol/errors.js';
import { callbackReplayed } from '../log/callback-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import { ExpiringMap, shortKeys } from '../runtime/expiring-map.js';
import type { Clock } from '../runtime/clock.js';
import { loginTimeLimit } from './pending-login.js';

/**
 * Makes this process exchange the code of each state once, even if the browser sends its pending login again. A callback that is
 * repeated while the first one is in progress (an impatient reload) shares its result. Other processes don't know of it: there
 * only the provider refuses a code that was used.
 */
export class CodeExchanges {
  readonly #clock: Clock;
  readonly #running = new Map<string, { code: string; result: Promise<unknown> }>();
  readonly #used: ExpiringMap<true>;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#used = new ExpiringMap(clock, shortKeys);
  }

  /** @throws {OAuthError} `flow_expired` if the state was used before, or is in use with another code. */
  async once<T>(state: string, code: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(state);
    if (running?.code === code) return running.result as Promise<T>;
    if (running || this.#used.has(state)) {
      throw new OAuthError(
        'flow_expired',
        'This login has ended already. Please start again.',
        new OperatorNote(callbackReplayed()),
      );
    }
    const result = work();
    this.#running.set(state, { code, result });
    try {
      return await result;
    } finally {
      this.#running.delete(state);
      this.#used.set(state, true, this.#clock() + loginTimeLimit * 1000);
    }
  }
}
