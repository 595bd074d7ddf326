import type { Locale } from './locale.js';

/** A module for each language, so that a page or a server loads no other. */
const modules: ReadonlyMap<string, () => Promise<Locale>> = new Map([
  ['en', async () => (await import('./en.js')).en],
  ['zh-Hans', async () => (await import('./zh-Hans.js')).zhHans],
  ['zh-Hant', async () => (await import('./zh-Hant.js')).zhHant],
  ['es', async () => (await import('./es.js')).es],
  ['fr', async () => (await import('./fr.js')).fr],
  ['de', async () => (await import('./de.js')).de],
  ['pt', async () => (await import('./pt.js')).pt],
  ['pt-BR', async () => (await import('./pt-BR.js')).ptBr],
  ['it', async () => (await import('./it.js')).it],
  ['nl', async () => (await import('./nl.js')).nl],
  ['sv', async () => (await import('./sv.js')).sv],
  ['da', async () => (await import('./da.js')).da],
  ['nb', async () => (await import('./nb.js')).nb],
  ['fi', async () => (await import('./fi.js')).fi],
  ['pl', async () => (await import('./pl.js')).pl],
  ['cs', async () => (await import('./cs.js')).cs],
  ['uk', async () => (await import('./uk.js')).uk],
  ['ru', async () => (await import('./ru.js')).ru],
  ['tr', async () => (await import('./tr.js')).tr],
  ['el', async () => (await import('./el.js')).el],
  ['ro', async () => (await import('./ro.js')).ro],
  ['hu', async () => (await import('./hu.js')).hu],
  ['ja', async () => (await import('./ja.js')).ja],
  ['ko', async () => (await import('./ko.js')).ko],
  ['vi', async () => (await import('./vi.js')).vi],
  ['id', async () => (await import('./id.js')).id],
  ['th', async () => (await import('./th.js')).th],
  ['hi', async () => (await import('./hi.js')).hi],
  ['ar', async () => (await import('./ar.js')).ar],
  ['he', async () => (await import('./he.js')).he],
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
