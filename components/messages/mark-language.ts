import { chooseLanguage } from '../../src/locales/choose-language.js';
import { nearestLang } from '../language.js';
import { hasOwnLabel } from '../shown-text.js';

/** The elements whose words name their language. */
const marked = new WeakSet<Element>();

/** Whether words of a language, the inner key, are right for a place of another, the outer key: a page has few, and asks often. */
const fitting = new Map<string, Map<string, boolean>>();

/** The most places that are cached: a page may have any number of `lang` values. */
const maximumPlaces = 100;

/**
 * Names the language of an element's words in its shadow root if it is not that of the page, so that a screen reader doesn't read English
 * words with the voice of another language (WCAG 2.2, 3.1.2). Slotted content and labels of the app's own keep the language of the page.
 * Nothing is written where only the region or the script differs: the voice of the page reads such words well.
 * @param language the language of the words.
 * @param place the language of the place of the element.
 */
export function markLanguage(element: Element, language: string, place: string): void {
  const { shadowRoot } = element;
  const isForeign = !fits(language, place);
  if (!shadowRoot || (!isForeign && !marked.has(element))) return;
  if (isForeign) marked.add(element);
  else marked.delete(element);
  const ofWords = isForeign ? language : undefined;
  const ofPage = isForeign ? nearestLang(element) : undefined;
  // Firefox tells assistive technology no language that an element gets late. A card is there before its content, and has no words itself.
  for (const own of [...shadowRoot.children].flatMap((one) => (isCard(one) ? [...one.children] : one))) {
    if (own.matches('slot,style,[data-rendered]')) continue;
    const isOwnLabel = own.matches('[part=button]:not([aria-label])') && hasOwnLabel(element);
    setLanguage(own, isOwnLabel ? undefined : ofWords);
  }
  for (const slot of shadowRoot.querySelectorAll('slot')) {
    // What a server has rendered is about to go.
    if (slot.closest('[data-rendered]')) continue;
    // In Chromium, slotted content has the language of what its slot is in.
    if (slot.parentNode !== shadowRoot) setLanguage(slot, ofPage);
    for (const fallback of slot.children) if (fallback.localName !== 'slot') setLanguage(fallback, ofWords);
  }
}

const isCard = (element: Element): boolean => element.matches('section:not([data-rendered]),[part=page]');

function setLanguage(element: Element, language: string | undefined): void {
  if (language === undefined) element.removeAttribute('lang');
  else if (element.getAttribute('lang') !== language) element.setAttribute('lang', language);
}

function fits(language: string, place: string): boolean {
  const known = fitting.get(place)?.get(language);
  if (known !== undefined) return known;
  const fit = chooseLanguage([place], [language]) !== undefined;
  if (fitting.size >= maximumPlaces) fitting.clear();
  fitting.set(place, (fitting.get(place) ?? new Map<string, boolean>()).set(language, fit));
  return fit;
}
