import type { CSSResult } from 'lit';
import type { OAuthElement } from '../oauth-element.js';

/** Rules that all buttons of a page adopt as one sheet. Made without Lit, which would be loaded a second time. */
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

/** Adds rules to an element, once: its shadow root adopts its sheets again, as it does in another document. */
export function addRules(element: OAuthElement, rules: CSSResult): void {
  if (element.sheets.includes(rules)) return;
  element.sheets = [...element.sheets, rules];
  element.adoptedCallback();
}
