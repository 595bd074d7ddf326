import { adoptStyles, type CSSResult, type CSSResultOrNative } from 'lit';

/**
 * Gives a shadow root its style sheets. A constructed sheet works only in the document of the script that made it. In another document,
 * such as that of a frame, a `<style>` gets the same rules.
 */
export function adoptSheets(root: ShadowRoot, sheets: readonly CSSResultOrNative[]): void {
  try {
    adoptStyles(root, sheets as CSSResultOrNative[]);
  } catch {
    const style = root.ownerDocument.createElement('style');
    // Each of our sheets has `cssText`, because it is made from text.
    style.textContent = sheets.map((sheet) => (sheet as CSSResult).cssText).join('');
    root.append(style);
  }
}
