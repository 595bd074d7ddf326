import { deepElements } from './deep-elements.js';

/** What is only heard, and what covers a target and shows nothing. */
const isClipped = (one: Element): boolean => {
  for (let at: Element | null = one; at; at = at.parentElement ?? hostOf(at))
    if (getComputedStyle(at).clipPath !== 'none') return true;
  return false;
};

const hostOf = (one: Element): Element | null => (one.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** Texts with a box of their own: each with the element that it stands in. */
const textsIn = (root: ParentNode): [text: Text, parent: Element][] =>
  deepElements(root)
    .filter((one) => !one.matches('style, script, title'))
    .flatMap((one) =>
      [...one.childNodes]
        .filter((node): node is Text => node.nodeType === 3 && !!(node as Text).data.trim())
        .map((text): [Text, Element] => [text, one]),
    );

function boxOf(node: Node): DOMRect {
  const range = node.ownerDocument!.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}

/**
 * What is wrong with the layout of a page that is `width` pixels wide: words and boxes that reach out of it, words out of their control,
 * and words that are cut off. Each as a line with the words.
 * @param scrolling what scrolls by itself: its words may reach out of it.
 */
export function layoutFaults(root: Document | Element, width: number, scrolling = ':not(*)'): string[] {
  const page = 'documentElement' in root ? root.documentElement : root;
  const start = page.getBoundingClientRect().left;
  const faults = page.scrollWidth > width ? [`the page is ${page.scrollWidth} pixels wide`] : [];
  for (const [text, parent] of textsIn(root)) {
    if (!parent.checkVisibility({ visibilityProperty: true }) || isClipped(parent)) continue;
    if (parent.closest(scrolling)) continue;
    if (boxOf(text).width === 0) continue;
    const said = `"${text.data.trim()}"`;
    const { overflowX } = getComputedStyle(parent);
    const isCut = overflowX !== 'visible';
    if (isCut && parent.scrollWidth > parent.clientWidth + 1) faults.push(`${said} is cut off`);
    if (isCut && parent.scrollHeight > parent.clientHeight + 1) faults.push(`${said} is cut off`);
    // Of what is cut off, the box is what shows.
    const words = isCut ? parent.getBoundingClientRect() : boxOf(text);
    if (words.left < start - 1 || words.right > start + width + 1) faults.push(`${said} is beside the page`);
    const control = parent.closest('button, .button, label');
    const box = control?.getBoundingClientRect();
    if (
      box &&
      (words.left < box.left - 1 ||
        words.right > box.right + 1 ||
        words.top < box.top - 1 ||
        words.bottom > box.bottom + 1)
    )
      faults.push(`${said} reaches out of its control`);
  }
  return faults;
}
