import { OAuthError } from '../../protocol/errors.js';
import { callbackReplayed } from '../log/callback-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import type { SingleUse } from '../sessions/single-use.js';
import { loginLimitSeconds } from './pending-login.js';

/**
 * Exchanges the code of each state once, even if the browser sends its pending login again. A callback that is repeated while the
 * first one is in progress (an impatient reload) shares its result in the same process. Without a store other processes don't know of
 * it: there only the provider refuses a code that was used.
 */
export class CodeExchanges {
  readonly #running = new Map<string, { code: string; result: Promise<unknown> }>();
  readonly #used: SingleUse;

  constructor(used: SingleUse) {
    this.#used = used;
  }

  /** @throws {OAuthError} `flow_expired` if the state was used before, or is in use with another code. */
  async once<T>(state: string, code: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(state);
    if (running?.code === code) return running.result as Promise<T>;
    if (running) throw ended();
    const result = this.#first(state, work);
    this.#running.set(state, { code, result });
    try {
      return await result;
    } finally {
      this.#running.delete(state);
    }
  }

  async #first<T>(state: string, work: () => Promise<T>): Promise<T> {
    if (!(await this.#used.claim('state', state, loginLimitSeconds * 1000))) throw ended();
    return work();
  }
}

const ended = (): OAuthError =>
  new OAuthError(
    'flow_expired',
    'This login has ended already. Please start again.',
    new OperatorNote(callbackReplayed()),
  );
