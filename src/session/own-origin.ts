/**
 * The origin of a page. A script may put a variable of its own in the place of `window.origin` (`var origin`), so the address counts where
 * it has an origin. One without (`srcdoc`, `about:blank`) has its origin in the window alone; a sandboxed frame has `null` there.
 */
export function ownOrigin({ origin, location }: Pick<Window, 'origin' | 'location'>): string {
  return origin === 'null' || location.origin === 'null' ? origin : location.origin;
}
