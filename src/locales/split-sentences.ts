/**
 * The sentences of a text, each with the space after it. Thai has no full stop: an en space, which is as wide as its writers want
 * the space there, ends its sentences. Names that may have a mark of their own, such as "osu!", are filled in later.
 * @example splitSentences('Too many attempts. Try again.') // ['Too many attempts. ', 'Try again.']
 */
export function splitSentences(text: string): string[] {
  return text.match(/.+?(?:[。！？]\s*|\p{STerm}\s+|\u2002|$)/gsu) ?? [text];
}
