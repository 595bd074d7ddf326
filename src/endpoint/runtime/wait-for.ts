/** Resolves after some milliseconds, or once it is aborted. */
export function waitFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  // An `abort` event that has happened already is not heard.
  if (signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
