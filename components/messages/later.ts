import { languageOf } from '../language.js';
import { later as en } from './en-later.js';
import type { LaterWords } from './later-words.js';
import { later as zh } from './zh-later.js';

/** Our languages by their primary subtag; English is for everybody else. */
const languages: ReadonlyMap<string, LaterWords> = new Map([
  ['en', en],
  ['zh', zh],
]);

/** The words in an element's language: that of the nearest `lang`, else the browser's. */
export function laterFor(element: Element): LaterWords {
  const [primary = ''] = languageOf(element).toLowerCase().split(/[-_]/);
  return languages.get(primary) ?? en;
}

/** What a person can make of an error code, in an element's language. */
export function sentenceFor(code: string, element: Element): string {
  const { failures, otherFailure } = laterFor(element);
  return new Map(Object.entries(failures)).get(code) ?? otherFailure;
}
