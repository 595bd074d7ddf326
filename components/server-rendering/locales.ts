import { ar } from '../../src/locales/ar.js';
import { cs } from '../../src/locales/cs.js';
import { da } from '../../src/locales/da.js';
import { de } from '../../src/locales/de.js';
import { el } from '../../src/locales/el.js';
import { en } from '../../src/locales/en.js';
import { es } from '../../src/locales/es.js';
import { fi } from '../../src/locales/fi.js';
import { fr } from '../../src/locales/fr.js';
import { he } from '../../src/locales/he.js';
import { hi } from '../../src/locales/hi.js';
import { hu } from '../../src/locales/hu.js';
import { id } from '../../src/locales/id.js';
import { it } from '../../src/locales/it.js';
import { ja } from '../../src/locales/ja.js';
import { ko } from '../../src/locales/ko.js';
import { nb } from '../../src/locales/nb.js';
import { nl } from '../../src/locales/nl.js';
import { pl } from '../../src/locales/pl.js';
import { pt } from '../../src/locales/pt.js';
import { ptBr } from '../../src/locales/pt-BR.js';
import { ro } from '../../src/locales/ro.js';
import { ru } from '../../src/locales/ru.js';
import { sv } from '../../src/locales/sv.js';
import { th } from '../../src/locales/th.js';
import { tr } from '../../src/locales/tr.js';
import { uk } from '../../src/locales/uk.js';
import { vi } from '../../src/locales/vi.js';
import { zhHans } from '../../src/locales/zh-Hans.js';
import { zhHant } from '../../src/locales/zh-Hant.js';
import type { Locale } from '../../src/locales/locale.js';

/**
 * All languages. A server renders in the middle of a response, and can't wait for one to load. English comes first: it stands for every
 * language that is not here.
 */
export const locales: readonly [Locale, ...Locale[]] = [
  en,
  zhHans,
  zhHant,
  es,
  fr,
  de,
  pt,
  ptBr,
  it,
  nl,
  sv,
  da,
  nb,
  fi,
  pl,
  cs,
  uk,
  ru,
  tr,
  el,
  ro,
  hu,
  ja,
  ko,
  vi,
  id,
  th,
  hi,
  ar,
  he,
];
