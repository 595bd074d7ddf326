import { constants } from 'node:os';
import type { StopServer } from './stop-server.js';

/** How long open requests may take after the first signal: less than the 10 seconds or more that supervisors wait. */
export const finishLimitMs = 10_000;

/**
 * Ends the process on SIGINT or SIGTERM once open requests are answered. A second signal ends it at once.
 * @param say prints what had to be cut.
 * @param own the process that receives the signals and ends.
 * @param drainMs milliseconds after SIGTERM in which it still takes requests, and is not ready for more.
 */
export function endBySignal(
  stop: StopServer,
  say: (words: string) => void,
  own: Pick<NodeJS.Process, 'on' | 'exit'> = process,
  drainMs = 0,
): void {
  let isStopping = false;
  const end = async (drain: number): Promise<void> => {
    // Work that no connection waits for, such as a revocation, has the same limit.
    setTimeout(() => own.exit(0), drain + finishLimitMs).unref();
    const cut = await stop(finishLimitMs, drain);
    if (cut > 0) say(`cut ${cut} connections that had not finished after ${finishLimitMs / 1000} seconds`);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    own.on(signal, () => {
      if (isStopping) own.exit(128 + constants.signals[signal]);
      isStopping = true;
      // A person who presses Ctrl-C is waiting, so there is no drain.
      void end(signal === 'SIGTERM' ? drainMs : 0);
    });
}
