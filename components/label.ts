/**
 * The text of a node without what is never shown. It needs no styles, so that it can be read at first sight;
 * `shownTextOf` reads what a person would really see.
 */
function quickTextOf(node: Node): string {
  if (node.nodeName === '#text') return (node as Text).data;
  const isShown = (node as Partial<Element>).matches?.(':not(style,script,template,noscript,[hidden])');
  return isShown ? Array.from(node.childNodes, quickTextOf).join('') : '';
}

/**
 * The text to show in place of what is slotted; `""` where that is shown as it is. There is always one or the other.
 * @param fallback if there is no text at all.
 * @param textOf reads a node.
 */
export function labelOf(host: Element, fallback: string, textOf = quickTextOf): string {
  // A thousand buttons have nothing in them.
  if (!host.firstChild) return fallback;
  const own = Array.from(host.childNodes, (node) => ((node as Partial<Element>).slot ? '' : textOf(node)));
  const words = own.join('').trim();
  // White space, and characters that show nothing, are no name.
  if (!/[^\s\p{C}]/u.test(words)) return fallback;
  // A link's text is shown, never the link: nothing that can be clicked may stand in a button.
  return host.querySelector('a,button') ? words : '';
}
