/**
 * The text of a node without elements that are never shown, such as `<style>`. It reads no computed styles, so that the first rendering can
 * afford it. `shownTextOf` reads what a person really sees.
 */
function quickTextOf(node: Node): string {
  if (node.nodeName === '#text') return (node as Text).data;
  const isShown = (node as Partial<Element>).matches?.(':not(style,script,template,noscript,[hidden])');
  return isShown ? Array.from(node.childNodes, quickTextOf).join('') : '';
}

/**
 * The text to show instead of the slotted content; `""` if the slotted content itself is shown.
 * @param fallback the text if the content has none.
 * @param textOf reads a node.
 */
export function labelOf(host: Element, fallback: string, textOf = quickTextOf): string {
  // The usual case, and a page may have a thousand buttons.
  if (!host.firstChild) return fallback;
  const own = Array.from(host.childNodes, (node) => ((node as Partial<Element>).slot ? '' : textOf(node)));
  const words = own.join('').trim();
  // White space and invisible characters are no label.
  if (!/[^\s\p{C}]/u.test(words)) return fallback;
  // HTML allows nothing clickable inside a button, so the text of a link replaces the link.
  return host.querySelector('a,button') ? words : '';
}
