const stopsOfList = 'li:not([hidden]) > oauth-login-button, .more, [type=search]';

/** Up and Down go from one button of a panel to the next, and from the search field, as Enter does, to the first that it found. */
export function moveAmongButtons(event: KeyboardEvent): void {
  const path = event.composedPath();
  const isInSearch = (path[0] as HTMLElement).matches('[type=search]');
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: isInSearch ? 1 : 0 }[event.key];
  // While somebody composes a word, the keys choose among its spellings.
  if (!step || event.isComposing || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey)
    return;
  const list = event.currentTarget as HTMLElement;
  const stops = [...list.querySelectorAll<HTMLElement>(stopsOfList)];
  const next = stops[stops.findIndex((stop) => path.includes(stop)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
