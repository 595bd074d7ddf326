/** The element that has the focus, through shadow roots. */
export function deepFocus(): HTMLElement {
  let active = document.activeElement ?? document.body;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active as HTMLElement;
}

/** All elements below a root, those in shadow roots too. */
export function deepElements(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [
    one,
    ...(one.shadowRoot ? deepElements(one.shadowRoot) : []),
  ]);
}
