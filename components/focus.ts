/** The parent of a node as the page shows it: its slot, else its parent node, else the host of its shadow root. */
function containerOf(node: Node): Node | null {
  return (
    (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
  );
}

/** Whether the focus is on an element, on its slotted content or inside its shadow root. The window itself need not have the focus. */
export function holdsFocus(element: Element): boolean {
  let active = element.ownerDocument.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  let node: Node | null = active;
  while (node && node !== element) node = containerOf(node);
  return !!node;
}

/** Focuses the first of some elements, or of their descendants, that can take the focus. */
export function focusFirst(elements: Iterable<Element>, options?: FocusOptions): void {
  for (const element of elements) {
    for (const candidate of [element, ...element.querySelectorAll('*')]) {
      (candidate as Partial<HTMLElement>).focus?.(options);
      if (holdsFocus(candidate)) return;
    }
  }
}
