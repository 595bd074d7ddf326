/** What of an `AbortSignal` a call needs to be ended. */
export interface EndSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', end: () => void): void;
  removeEventListener(type: 'abort', end: () => void): void;
}

/** The end of one call. As an `AbortSignal` it costs as much as sending a request, so that one is made where it is asked for. */
export class CallEnd implements EndSignal {
  #controller: AbortController | undefined;
  #error: Error | undefined;
  #listener: (() => void) | undefined;

  /** The same as a standard `fetch` takes it. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#error) this.#controller.abort(this.#error);
    }
    return this.#controller.signal;
  }

  get aborted(): boolean {
    return this.#error !== undefined;
  }

  get reason(): unknown {
    return this.#error;
  }

  throwIfAborted(): void {
    if (this.#error) throw this.#error;
  }

  /** One at a time: a call has one thing to end. */
  addEventListener(_type: 'abort', end: () => void): void {
    this.#listener = end;
  }

  removeEventListener(_type: 'abort', end: () => void): void {
    if (this.#listener === end) this.#listener = undefined;
  }

  end(error: Error): void {
    this.#error = error;
    this.#listener?.();
    this.#controller?.abort(error);
  }
}

/**
 * Runs a call that settles within its limit, whatever the other side or the runtime's `fetch` does: the signal is
 * aborted then, and a call that goes on all the same is waited for no longer. One timer a call, which ends with it:
 * `AbortSignal.timeout` would fire later, and cost more than the rest of a call.
 */
export async function withinLimit<T>(timeoutMs: number, run: (end: CallEnd) => Promise<T>): Promise<T> {
  const end = new CallEnd();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new TimeLimitError();
      reject(error);
      end.end(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([run(end), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** The other side took too long. */
export class TimeLimitError extends Error {
  /** As Node's own errors of that kind. */
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('no answer within the time limit');
  }
}
