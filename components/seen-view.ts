/**
 * The top and the bottom of what is seen of a page, in the pixels of `getBoundingClientRect`: an on-screen keyboard lies over the rest. A
 * person who has magnified the page moves it to what they want to see.
 */
export function seenView(view: Window): readonly [top: number, bottom: number] {
  const { visualViewport: seen, innerHeight } = view;
  return seen?.scale === 1
    ? [seen.offsetTop, Math.min(innerHeight, seen.offsetTop + seen.height)]
    : [0, innerHeight];
}

/** Calls `place` whenever what is seen of a page, or where its boxes are, may have changed. */
export function followView(view: Window, place: () => void, signal: AbortSignal): void {
  view.addEventListener('scroll', place, { capture: true, passive: true, signal });
  for (const one of [view, view.visualViewport]) one?.addEventListener('resize', place, { signal });
  view.visualViewport?.addEventListener('scroll', place, { signal });
}
