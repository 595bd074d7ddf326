import { constants } from 'node:os';
import type { StopServer } from './stop-server.js';

/** How long requests under way may take after the first signal: less than the 10 seconds and more that supervisors wait. */
export const finishLimitMs = 10_000;

/**
 * Ends the process by SIGINT or SIGTERM once the requests under way are answered. A second signal ends it at once.
 * @param say is told what had to be cut.
 * @param own what the signals come to and what ends.
 */
export function endBySignal(
  stop: StopServer,
  say: (words: string) => void,
  own: Pick<NodeJS.Process, 'on' | 'exit'> = process,
): void {
  let isStopping = false;
  const end = async (): Promise<void> => {
    // What nobody waits for at a connection, such as a revocation, has the same limit.
    setTimeout(() => own.exit(0), finishLimitMs).unref();
    const cut = await stop(finishLimitMs);
    if (cut > 0) say(`cut ${cut} connections that had not finished after ${finishLimitMs / 1000} seconds`);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    own.on(signal, () => {
      if (isStopping) own.exit(128 + constants.signals[signal]);
      isStopping = true;
      void end();
    });
}
