import { returnPageStyles } from './return-page.styles.js';

/** Styles the page that holds nothing but the element. A sheet of the script needs no `'unsafe-inline'` of the site's policy. */
export function adoptReturnPageSheet(page: Document): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(returnPageStyles);
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
  } catch {
    // A browser without such sheets shows the words alone.
  }
}
