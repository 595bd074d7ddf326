import { deferred } from './deferred.js';

const unread = new Set<Promise<unknown>>();

/** Reads an answer to its end beforehand, unless the request is aborted; `turn` waits for that. */
export async function readWhole(response: Response, aborted: Promise<never>): Promise<Response> {
  const reading = Promise.race([response.text(), aborted]);
  unread.add(reading);
  const text = await reading.finally(() => unread.delete(reading));
  const { ok, status, headers } = response;
  const json = async (): Promise<unknown> => JSON.parse(text);
  return { ok, status, headers, json } as Response;
}

/** Lets everything go on that waits for promises or for answers already given, until all of it is done. */
export async function turn(): Promise<void> {
  // What a session loads when it is needed: imports settle in the order they were asked for.
  await import('../../src/session/lazy-parts.js');
  await nextTask();
  while (unread.size > 0) {
    await Promise.allSettled(unread);
    await nextTask();
  }
}

/** Lets things go on until something is so; a test that waits for nothing ends by its time limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTask();
}

function nextTask(): Promise<undefined> {
  const { promise, resolve } = deferred();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve(undefined);
  };
  port2.postMessage(null);
  return promise;
}
