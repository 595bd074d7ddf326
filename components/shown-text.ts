/** Elements that nobody sees, or whose content is no text. */
const unseen = 'style,script,template,noscript,[hidden],[aria-hidden=true]';

/** The text of a node that a person sees or hears. */
export function shownTextOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node as Text).data;
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const element = node as Element;
  if (element.matches(unseen)) return '';
  const name = element.getAttribute('aria-label') ?? element.getAttribute('alt');
  if (name ?? element.matches('svg')) return name ?? '';
  // Our styles hide a link, so its own display is unknown: it counts as inline.
  const { display } = element.matches('a') ? { display: 'inline' } : getComputedStyle(element);
  if (display === 'none') return '';
  const words = textsOf(element);
  return /^(inline|contents)/.test(display) && !element.matches('br') ? words : ` ${words} `;
}

const textsOf = ({ childNodes }: Node): string => Array.from(childNodes, shownTextOf).join('');

/** Whether an element has a label of its own: an attribute, or slotted content. */
export function hasOwnLabel(element: Element & { readonly label?: string }): boolean {
  const slotted = Array.from(element.childNodes, (node) =>
    (node as Partial<Element>).slot ? '' : shownTextOf(node),
  );
  // Invisible characters are no label.
  return !!element.label?.trim() || /[^\s\p{C}]/u.test(slotted.join(''));
}
