/** Milliseconds after which a page that draws nothing, such as one in a tab behind, is no longer waited for. */
const undrawnMs = 500;

let frame: Promise<void> | undefined;

/**
 * Is fulfilled when the page has drawn its first frame with our elements. Work that nobody sees waits for it, so that a person
 * can press a button sooner.
 */
export function firstFrame(): Promise<void> {
  return (frame ??= new Promise((settle) => {
    // A task of its own: the frame is drawn after the callback. Some DOMs for tests draw none.
    (window as Partial<Window>).requestAnimationFrame?.(() => setTimeout(settle));
    setTimeout(settle, undrawnMs);
  }));
}
