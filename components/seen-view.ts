/**
 * The top and the bottom of the part of a page that is seen, in the pixels of `getBoundingClientRect`. An on-screen keyboard covers the
 * rest. In a magnified page the whole window counts, since the person moves the view themselves.
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
