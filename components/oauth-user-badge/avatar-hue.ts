import { hues } from '../../src/brands/palette.js';

/** The index of the colour behind a person's initials, the same at every visit. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % hues.length;
}
