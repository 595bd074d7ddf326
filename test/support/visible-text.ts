/** The text that a person sees of a node, through shadow roots and slots, with runs of white space as one. */
export function shownText(node: Node): string {
  return collect(node).replace(/\s+/g, ' ').trim();
}

function collect(node: Node): string {
  // What is hidden keeps its room, and something in it may be shown.
  if (node instanceof Text)
    return node.parentElement && getComputedStyle(node.parentElement).visibility === 'hidden'
      ? ''
      : node.data;
  if (!(node instanceof Element)) return '';
  if (getComputedStyle(node).display === 'none' || node instanceof HTMLStyleElement) return '';
  const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
  const shown = assigned.length > 0 ? assigned : [...(node.shadowRoot ?? node).childNodes];
  return shown.map(collect).join('');
}
