/** How long to wait for a page that draws nothing, such as one in a background tab. */
const maximumWaitMs = 500;

let frame: Promise<void> | undefined;

/**
 * Resolves when the page has drawn its first frame with our elements. Work that nobody sees waits for it, so that the buttons can be
 * pressed sooner.
 */
export function firstFrame(): Promise<void> {
  return (frame ??= new Promise((settle) => {
    // The browser draws after this callback, so a later task resolves the promise. DOM implementations for tests may draw no frames.
    (window as Partial<Window>).requestAnimationFrame?.(() => setTimeout(settle));
    setTimeout(settle, maximumWaitMs);
  }));
}
