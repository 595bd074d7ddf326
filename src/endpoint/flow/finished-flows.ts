import { OAuthError } from '../../protocol/errors.js';
import { callbackReplayed } from '../log/flow-messages.js';
import { OperatorNote } from '../log/operator-note.js';
import type { Clock } from '../clock.js';
import { flowAge } from './flow-cookies.js';

const mostRemembered = 10_000;

/**
 * Sees to it that a state is exchanged once in this process, even where the flow's cookie is sent again. The same
 * request made again while the first is under way (an impatient reload) shares its result. Other processes don't
 * know: there only the provider's own rule, that a code works once, holds.
 */
export class FinishedFlows {
  readonly #clock: Clock;
  readonly #running = new Map<string, { code: string; result: Promise<unknown> }>();
  readonly #used = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws {OAuthError} `flow_expired` where the state was used before, or is in use with another code. */
  async once<T>(state: string, code: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(state);
    if (running?.code === code) return running.result as Promise<T>;
    if (running || (this.#used.get(state) ?? 0) > this.#clock()) {
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
      this.#remember(state);
    }
  }

  #remember(state: string): void {
    const now = this.#clock();
    // Oldest first: a Map keeps the order of insertion.
    for (const [oldest, until] of this.#used) {
      if (until > now && this.#used.size < mostRemembered) break;
      this.#used.delete(oldest);
    }
    this.#used.set(state, now + flowAge * 1000);
  }
}
