/**
 * A fixed port, moved for the second of Playwright's workers that run side by side: what one worker starts or changes, such as
 * the clock of its demo, is out of the other's way.
 */
export function portOfWorker(port: number, worker = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)): number {
  return port + 100 * worker;
}
