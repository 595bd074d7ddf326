const focusable = 'a[href], button, [tabindex], summary';
/** Elements in which the arrow keys move a caret or choose a value. */
const ownArrows = 'input, textarea, select, [contenteditable], [role=menu], [role=listbox]';

/** The rows of a menu that can take the focus, in their order, including those that the page slots. */
function rowsOf(menu: ParentNode): HTMLElement[] {
  return [...menu.children]
    .flatMap((child): HTMLElement[] => {
      if (child.localName === 'slot') {
        const slotted = (child as HTMLSlotElement).assignedElements({ flatten: true });
        return slotted.flatMap((one) => (one.matches(focusable) ? [one as HTMLElement] : rowsOf(one)));
      }
      return child.matches(focusable) ? [child as HTMLElement] : rowsOf(child);
    })
    .filter((row) => row.tabIndex >= 0 && !row.matches(':disabled') && row.getClientRects().length > 0);
}

/** Moves the focus between the rows of a menu: by Up and Down, from the end back to the start, and by Home and End. */
export function moveFocus(menu: HTMLElement, event: KeyboardEvent): void {
  const from = event.composedPath()[0] as Partial<Element>;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || from.matches?.(ownArrows))
    return;
  const rows = rowsOf(menu);
  const path = event.composedPath();
  const at = rows.findIndex((row) => path.includes(row));
  const next = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  rows.at(next % rows.length)?.focus();
}
