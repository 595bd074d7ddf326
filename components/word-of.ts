/**
 * One of the words that an attribute takes, in upper or lower case; the first of them for everything else, as HTML's own such
 * attributes. The author of the page is told of a word that it doesn't take: what does so is loaded for such a page alone.
 */
export function wordOf<Name extends string, Word extends string>(
  element: Element & Readonly<Record<Name, string>>,
  name: Name,
  ...words: readonly [Word, ...Word[]]
): Word {
  const known = words.find((word) => word === element[name].toLowerCase());
  if (known) return known;
  import('./advise-on-attributes.js').then(
    (advice) => {
      advice.warnAboutWord(element, name, words);
    },
    () => undefined,
  );
  return words[0];
}
