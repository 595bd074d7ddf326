/** The members of an `AbortSignal` that a call needs. */
export interface CallSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', end: () => void): void;
  removeEventListener(type: 'abort', end: () => void): void;
}

/** Aborts one call. An `AbortSignal` costs as much as sending a request, so it is made only when it is needed. */
export class CallAbort implements CallSignal {
  #controller: AbortController | undefined;
  #error: Error | undefined;
  #listener: (() => void) | undefined;

  /** For a standard `fetch`. */
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

  /** Keeps one listener: a call has one thing to abort. */
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
 * Runs a call, and rejects at the time limit, whatever the other side or the runtime's `fetch` does: it aborts the signal, and
 * does not wait for a call that ignores the signal. The timer ends with the call: `AbortSignal.timeout` would stay, and costs
 * more than the rest of a call.
 */
export async function withTimeout<T>(timeoutMs: number, run: (end: CallAbort) => Promise<T>): Promise<T> {
  const end = new CallAbort();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new TimeoutError();
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
export class TimeoutError extends Error {
  /** As in Node's own timeout errors. */
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('no response within the time limit');
  }
}
