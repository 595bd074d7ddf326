/**
 * The language of an element: that of the nearest `lang`, through shadow roots, else the browser's; `lang=""` says that nobody
 * knows. What the browser says need not be a language ("C").
 */
export function languageOf(element: Element): string {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  if (lang) return lang;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host && lang === undefined ? languageOf(host) : navigator.language;
}
