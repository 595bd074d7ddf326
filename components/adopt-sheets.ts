import { adoptStyles, type CSSResult, type CSSResultOrNative } from 'lit';

/**
 * Gives a shadow root its sheets. One that a script makes belongs to the script's own document: in another document, such as
 * a frame's, the same rules come as `<style>`.
 */
export function adoptSheets(root: ShadowRoot, sheets: readonly CSSResultOrNative[]): void {
  try {
    adoptStyles(root, sheets as CSSResultOrNative[]);
  } catch {
    const style = root.ownerDocument.createElement('style');
    // Ours are all made from text.
    style.textContent = sheets.map((sheet) => (sheet as CSSResult).cssText).join('');
    root.append(style);
  }
}
