import { returnPageStyles } from './return-page.styles.js';

/** Styles a page that contains only the element. A constructed sheet needs no `'unsafe-inline'` in the site's Content Security Policy. */
export function adoptReturnPageSheet(page: Document): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(returnPageStyles);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  } catch {
    // A browser without constructed sheets shows plain words.
  }
}
