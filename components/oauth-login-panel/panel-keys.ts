const stopsOfList = 'li:not([hidden]) > oauth-login-button, .more, [type=search]';

/** Moves the focus by Up and Down between the buttons of a panel. From the search field, Down and Enter move it to the first result. */
export function moveAmongButtons(event: KeyboardEvent): void {
  const path = event.composedPath();
  const isInSearch = (path[0] as HTMLElement).matches('[type=search]');
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: isInSearch ? 1 : 0 }[event.key];
  // While an input method composes a word, the keys choose among its suggestions.
  if (!step || event.isComposing || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey)
    return;
  const list = event.currentTarget as HTMLElement;
  const stops = [...list.querySelectorAll<HTMLElement>(stopsOfList)];
  const next = stops[stops.findIndex((stop) => path.includes(stop)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
