/** How often something is tried again while the store can't be reached, once a second. */
const mostTries = 60;

type Wait = (milliseconds: number) => Promise<void>;

/** What is still being tried in the background. */
export type Unfinished = Promise<void>[];

/**
 * Does something in the store now, or while it can't be reached, once a second in the background. It must be harmless when it is
 * done late or twice: such as a change that compares with what this process has written.
 */
export async function insist(
  wait: Wait,
  operation: () => Promise<unknown>,
  unfinished: Unfinished,
): Promise<void> {
  if (!(await succeeds(operation))) unfinished.push(repeat(wait, operation));
}

/** Once a second until it succeeds, for a minute. */
export async function repeat(wait: Wait, operation: () => Promise<unknown>): Promise<void> {
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
