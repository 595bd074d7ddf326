/**
 * Runs a call that settles within its limit, whatever the other side or the runtime's `fetch` does: the signal is
 * aborted then, and a call that goes on all the same is waited for no longer. One timer a call, which ends with it:
 * `AbortSignal.timeout` would fire later, and cost more than the rest of a call.
 */
export async function withinLimit<T>(
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new TimeLimitError();
      reject(error);
      controller.abort(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([run(controller.signal), limit]);
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
