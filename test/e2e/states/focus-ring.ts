/** Runs in the page: what has the focus, how its ring looks, and whether anything cuts the ring off. */
export function describeFocus(): { section: string; name: string; faults: string[]; box: DOMRect } {
  const parentOf = (one: Element): Element | null =>
    one.assignedSlot ?? one.parentElement ?? (one.getRootNode() as Partial<ShadowRoot>).host ?? null;
  let focused = document.activeElement ?? document.body;
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  let section: Element | null = focused;
  while (section && !section.matches('section[aria-label]')) section = parentOf(section);
  const style = getComputedStyle(focused);
  const faults: string[] = [];
  // The page's own has the browser's.
  const isOurs = focused.getRootNode() instanceof ShadowRoot;
  if (isOurs && (style.outlineStyle !== 'solid' || parseFloat(style.outlineWidth) < 2))
    faults.push(`its ring is ${style.outlineWidth} ${style.outlineStyle}`);
  const reach = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  const box = focused.getBoundingClientRect();
  // In the top layer nothing around can cut it off.
  for (let at = parentOf(focused); at && !focused.matches(':popover-open'); at = parentOf(at)) {
    const { overflowX, overflowY } = getComputedStyle(at);
    const edge = at.getBoundingClientRect();
    if (
      overflowX !== 'visible' &&
      (box.left - reach < edge.left - 0.5 || box.right + reach > edge.right + 0.5)
    )
      faults.push(`${at.localName} cuts its ring off at the side`);
    if (
      overflowY !== 'visible' &&
      (box.top - reach < edge.top - 0.5 || box.bottom + reach > edge.bottom + 0.5)
    )
      faults.push(`${at.localName} cuts its ring off above or below`);
    if (at.matches(':popover-open, section[aria-label]')) break;
  }
  const textOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof HTMLElement || node instanceof SVGElement)) return '';
    if (node.matches('[hidden], [aria-hidden=true], style')) return '';
    const slotted = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
    const nodes = slotted.length > 0 ? slotted : [...node.childNodes];
    const { before = '', after = '' } = node.dataset;
    return before + nodes.map(textOf).join('') + after;
  };
  const labels = (focused.getAttribute('aria-labelledby') ?? '')
    .split(/\s+/)
    .flatMap((id) => (focused.getRootNode() as Document | ShadowRoot).getElementById(id) ?? []);
  const said = labels.length > 0 ? labels : [focused.closest('label') ?? focused];
  const name = focused.getAttribute('aria-label') ?? said.map(textOf).join(' ').replace(/\s+/g, ' ').trim();
  return { section: section?.ariaLabel ?? '', name, faults, box: box.toJSON() as DOMRect };
}
