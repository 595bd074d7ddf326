import fc from 'fast-check';

const hex = (character: string, digits: number): string =>
  character.charCodeAt(0).toString(16).padStart(digits, '0');

/** How URLs, JSON, JavaScript and HTML may write a character. */
const ways: readonly ((character: string) => string)[] = [
  (character) => character,
  (character) => `%${hex(character, 2)}`,
  (character) => `%${hex(character, 2).toUpperCase()}`,
  (character) => `\\u${hex(character, 4)}`,
  (character) => `\\x${hex(character, 2)}`,
  (character) => (/[a-z\d]/i.test(character) ? character : `\\${character}`),
  (character) => `&#x${hex(character, 1)};`,
  (character) => `&#${String(character.charCodeAt(0))};`,
];

const escaped = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.nat(ways.length - 1), { minLength: text.length, maxLength: text.length })
    .map((chosen) => Array.from(text, (character, at) => ways[chosen[at]!]!(character)).join(''));

/** A text in any mixture of spellings, which may be escaped once more as a whole. */
export const spellingsOf = (text: string): fc.Arbitrary<string> =>
  escaped(text).chain((once) =>
    fc.oneof(
      fc.constant(once),
      fc.constant(encodeURIComponent(once)),
      fc.constant(JSON.stringify(once).slice(1, -1)),
    ),
  );
