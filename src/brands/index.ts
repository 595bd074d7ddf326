import type { Brand } from './brand.js';
import { rows } from './rows.js';

export type { Brand, BrandColors, Intent, Logo, LogoPath } from './brand.js';
export { providerName } from './names.js';

const brands: ReadonlyMap<string, Brand> = new Map([...Object.entries(rows), ['azure', rows.microsoft]]);

/** The ids of all providers whose look is known. */
export const brandIds: readonly string[] = [...brands.keys()];

/** The look that a provider prescribes; `undefined` where none is known: it is shown neutral, with its `initialOf`. */
export function brandOf(id: string): Brand | undefined {
  return brands.get(id);
}

/** The letter that stands for a provider without a mark: the first of its name as a person sees it. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toUpperCase() ?? '';
}
