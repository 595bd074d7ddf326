/**
 * The origin of a page. It is read from the address if that has one, because a script can replace `window.origin` by a variable of its own
 * (`var origin`). A page without such an address (`srcdoc`, `about:blank`) has its origin only in the window; in a sandboxed frame that is
 * `null`.
 */
export function ownOrigin({ origin, location }: Pick<Window, 'origin' | 'location'>): string {
  return origin === 'null' || location.origin === 'null' ? origin : location.origin;
}
