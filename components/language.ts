/** The nearest `lang` of an element, also outside of its shadow roots; `""` if there is none. `lang=""` means an unknown language. */
export function nearestLang(element: Element): string {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  if (typeof lang === 'string') return lang;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host ? nearestLang(host) : '';
}

/** The language of an element: the nearest `lang`, else the browser's language. The result may be no valid tag: some browsers report "C". */
export function languageOf(element: Element): string {
  return nearestLang(element) || navigator.language;
}
