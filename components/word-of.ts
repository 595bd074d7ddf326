/**
 * The value of an attribute that takes one of some words, in upper or lower case. Everything else counts as the first word, as in HTML's
 * own enumerated attributes. The code that warns the author about another word loads only if there is one.
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
