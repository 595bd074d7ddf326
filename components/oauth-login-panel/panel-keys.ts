/** Up and Down go from one button of a panel to the next, and from the search field to the first that it found. */
export function moveAmongButtons(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const list = event.currentTarget as HTMLElement;
  const stops = [...list.querySelectorAll<HTMLElement>('oauth-login-button, .more, [type=search]')];
  const path = event.composedPath();
  const next = stops[stops.findIndex((stop) => path.includes(stop)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
