import type { Locale } from './locale.js';

/** A module for each language, so that a page or a server loads no other. */
const modules: ReadonlyMap<string, () => Promise<Locale>> = new Map([
  ['en', async () => (await import('./en.js')).en],
  ['zh-Hans', async () => (await import('./zh-Hans.js')).zhHans],
]);

/** The languages that there are, in BCP 47; the first is for everybody whose language is not there. */
export const languageTags: readonly string[] = [...modules.keys()];

/**
 * All words of one language.
 * @param tag one of `languageTags`.
 */
export async function loadLocale(tag: string): Promise<Locale> {
  const load = modules.get(tag);
  if (!load) throw new RangeError('There is no such language.');
  return await load();
}
