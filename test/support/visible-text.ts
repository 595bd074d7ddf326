/** The text that a person sees of a node, through shadow roots and slots, with runs of white space as one. */
export function shownText(node: Node): string {
  return collect(node).replace(/\s+/g, ' ').trim();
}

function collect(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return '';
  const { display, visibility } = getComputedStyle(node);
  if (display === 'none' || visibility === 'hidden' || node instanceof HTMLStyleElement) return '';
  const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const shown = assigned.length > 0 ? assigned : [...(node.shadowRoot ?? node).childNodes];
  return shown.map(collect).join('');
}
