/** How often an operation is tried again, once a second. */
const mostTries = 60;

type Wait = (milliseconds: number) => Promise<void>;

/** What is still being tried in the background. */
export type Unfinished = Promise<void>[];

/**
 * Does an operation in the store now. If that fails, it tries again in the background. The operation must be harmless when it is done
 * late or twice, such as a change that compares with what this process has written.
 * @param unfinished gets what is tried in the background.
 */
export async function nowOrInBackground(
  wait: Wait,
  operation: () => Promise<unknown>,
  unfinished: Unfinished,
): Promise<void> {
  if (!(await succeeds(operation))) unfinished.push(retryInBackground(wait, operation));
}

/** Tries an operation once a second until it succeeds, for a minute. */
export async function retryInBackground(wait: Wait, operation: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    await wait(1000);
    if (await succeeds(operation)) return;
  }
}

function succeeds(operation: () => Promise<unknown>): Promise<boolean> {
  return operation().then(
    () => true,
    () => false,
  );
}
