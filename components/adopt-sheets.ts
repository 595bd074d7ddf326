import { adoptStyles, type CSSResultOrNative } from 'lit';

/**
 * Gives a shadow root its sheets. One that a script makes belongs to the script's own document: in another document, such as
 * a frame's, the same rules come as `<style>`.
 */
export function adoptSheets(root: ShadowRoot, sheets: readonly CSSResultOrNative[]): void {
  if (root.ownerDocument === document) {
    adoptStyles(root, [...sheets]);
    return;
  }
  for (const sheet of sheets) {
    const style = root.ownerDocument.createElement('style');
    style.textContent = 'cssText' in sheet ? sheet.cssText : '';
    root.append(style);
  }
}
