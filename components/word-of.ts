/**
 * One of the words that an attribute takes, in upper or lower case; the first of them for everything else, as in HTML's own
 * enumerated attributes. The code that tells the author of a wrong word is loaded only where there is one.
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
