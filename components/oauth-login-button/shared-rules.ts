import type { CSSResult } from 'lit';
import type { OAuthElement } from '../oauth-element.js';

/**
 * Rules that all elements of a page adopt as one sheet, which is made at the first use. Importing Lit's `css` would load a second copy of
 * Lit.
 */
export function sharedRules(cssText: string): CSSResult {
  let sheet: CSSStyleSheet | undefined;
  const rules: Pick<CSSResult, 'cssText' | 'styleSheet'> = {
    cssText,
    get styleSheet() {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(cssText);
      }
      return sheet;
    },
  };
  return rules as CSSResult;
}

/** Adds rules to an element, once. `adoptedCallback` makes the shadow root adopt all of its sheets again. */
export function addRules(element: OAuthElement, rules: CSSResult): void {
  if (element.sheets.includes(rules)) return;
  element.sheets = [...element.sheets, rules];
  element.adoptedCallback();
}
