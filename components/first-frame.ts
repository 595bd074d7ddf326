/** Milliseconds after which a page that draws nothing, such as one in a tab behind, is no longer waited for. */
const undrawnMs = 500;

let frame: Promise<void> | undefined;

/**
 * Settles when the page has drawn its first frame with our elements. What a person neither sees nor presses waits for it, so
 * that they can press the sooner.
 */
export function firstFrame(): Promise<void> {
  return (frame ??= new Promise((settle) => {
    // A task of its own: the frame is drawn after the callback. Some DOMs for tests draw none.
    (window as Partial<Window>).requestAnimationFrame?.(() => setTimeout(settle));
    setTimeout(settle, undrawnMs);
  }));
}
