/** What a person sees nothing of, or what is no text. */
const unseen = 'style,script,template,noscript,[hidden],[aria-hidden=true]';

/** The text that a person would see or hear of a node. */
export function shownTextOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node as Text).data;
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const element = node as Element;
  if (element.matches(unseen)) return '';
  const name = element.getAttribute('aria-label') ?? element.getAttribute('alt');
  if (name ?? element.matches('svg')) return name ?? '';
  // A link is hidden by us; it shows what it would show without.
  const { display } = element.matches('a') ? { display: 'inline' } : getComputedStyle(element);
  if (display === 'none') return '';
  const words = textsOf(element);
  return /^(inline|contents)/.test(display) && !element.matches('br') ? words : ` ${words} `;
}

const textsOf = ({ childNodes }: Node): string => Array.from(childNodes, shownTextOf).join('');
