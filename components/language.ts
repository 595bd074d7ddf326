/**
 * The language of an element: the nearest `lang`, also outside of its shadow roots, else the browser's language. `lang=""` means an unknown
 * language, so the browser's is taken. The result may be no valid tag: some browsers report "C".
 */
export function languageOf(element: Element): string {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  if (lang) return lang;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host && lang === undefined ? languageOf(host) : navigator.language;
}
