// What the author of a page is told about elements that load nothing of their own for it: the parts of others bring it along.
import { warnDeveloper } from '../src/session/developer-console.js';

/** The words that an attribute takes. The first is its default. */
export type KnownWords = readonly [string, ...string[]];

const attributes: readonly [tag: string, name: string, known: KnownWords][] = [
  ['oauth-show', 'when', ['signed-in', 'signed-out', 'pending']],
  ['oauth-user-badge', 'size', ['auto', 'full', 'name', 'avatar']],
];

/** Warns the author of a page, once, about a word that an attribute doesn't take. */
export function warnAboutWord(tag: string, name: string, word: string, known: KnownWords): void {
  if (!word || known.includes(word.toLowerCase())) return;
  const text = `"${shorten(word)}" is not a value of ${name}. The values are ${known.join(', ')}; ${known[0]} is used.`;
  warnDeveloper(window, `${tag} ${name}`, text);
}

/** A message is a line, whatever the page wrote. */
export function shorten(word: string): string {
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

let isPlanned = false;

/**
 * Looks at the page's content and badges, once for all elements that ask in the same task.
 * @param root in which to look, too, where that is not the document.
 * @param also is told of what was found.
 */
export function adviseOnAttributes(root: Node, also?: (found: readonly Element[]) => void): void {
  if (isPlanned) return;
  isPlanned = true;
  setTimeout(() => {
    isPlanned = false;
    const roots = new Set([document, root]) as ReadonlySet<ParentNode>;
    const found = [...roots].flatMap((one) => [...one.querySelectorAll('oauth-show, oauth-user-badge')]);
    for (const [tag, name, known] of attributes)
      for (const one of found) if (one.localName === tag) warnAboutWord(tag, name, valueOf(one, name), known);
    also?.(found);
  });
}

/** The element may not be defined yet, and a framework may have written the property alone. */
export function valueOf(element: Element, name: string): string {
  const value = (element as unknown as Readonly<Record<string, unknown>>)[name] ?? element.getAttribute(name);
  return typeof value === 'string' ? value : '';
}
