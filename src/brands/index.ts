import type { Brand } from './brand.js';
import { rows } from './rows.js';

export type { Brand, BrandColors, Intent, Logo, LogoPath } from './brand.js';
export { providerName } from './names.js';

const brands: ReadonlyMap<string, Brand> = new Map([...Object.entries(rows), ['azure', rows.microsoft]]);

/** The ids of all providers whose look is known. */
export const brandIds: readonly string[] = [...brands.keys()];

/** The look that a provider prescribes; `undefined` for an unknown brand, which is shown neutral, with its `initialOf`. */
export function brandOf(id: string): Brand | undefined {
  return brands.get(id);
}

/**
 * The letter that stands for a provider without a mark: the first visible character of its name. Spaces, characters that only change the
 * direction of others, and marks without a letter are invisible.
 */
export function initialOf(name: string): string {
  // Firefox before 125 has none.
  const { Segmenter } = Intl as Partial<typeof Intl>;
  const characters: string[] = Segmenter
    ? Array.from(new Segmenter().segment(name), ({ segment }) => segment)
    : Array.from(name);
  return characters.find((one) => /[^\p{C}\p{Z}\p{M}]/u.test(one))?.toUpperCase() ?? '';
}
