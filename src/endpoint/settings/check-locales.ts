import { en } from '../../locales/en.js';
import { namesBeside } from '../../locales/names-beside.js';
import { problemsOfWords, type Words } from '../../locales/with-words.js';
import type { Problems } from './problems.js';

/** Checks the app's own words, language by language. */
export function checkLocales(
  problems: Problems,
  given: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, Words> {
  for (const [tag, words] of Object.entries(given))
    for (const [path, problem] of problemsOfWords(tag, words, en))
      problems.add(
        ['locales', tag, path].filter(Boolean).join('.'),
        problem + namesBeside(path, problem, en),
      );
  return new Map(Object.entries(given)) as ReadonlyMap<string, Words>;
}
