/** The element that contains a node as the page shows it: through slots and shadow roots. */
function containerOf(node: Node): Node | null {
  return (
    (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
  );
}

/** Whether an element has the focus, or something in it does, slotted or in its shadow root; whichever window is in front. */
export function holdsFocus(element: Element): boolean {
  let active = element.ownerDocument.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  let node: Node | null = active;
  while (node && node !== element) node = containerOf(node);
  return !!node;
}

/** Gives the focus to the first of some elements, or of what is in them, that takes it. */
export function focusFirst(elements: Iterable<Element>, options?: FocusOptions): void {
  for (const element of elements) {
    for (const candidate of [element, ...element.querySelectorAll('*')]) {
      (candidate as Partial<HTMLElement>).focus?.(options);
      if (holdsFocus(candidate)) return;
    }
  }
}
