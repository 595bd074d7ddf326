import type { OAuthElement } from './oauth-element.js';

/** Elements whose live region is not heard yet, and whether one of them had something to say. */
const held = new WeakMap<OAuthElement, boolean>();

/**
 * Keeps an element from saying anything until its live region has been shown, empty, for a frame: screen readers tell what changes in
 * one, and nothing of one that comes together with its words.
 * @param shown settles when the region is shown.
 */
export async function holdWords(element: OAuthElement, shown: Promise<unknown>): Promise<void> {
  held.set(element, false);
  await shown;
  requestAnimationFrame(() => {
    // A task of its own: the frame is drawn after the callback.
    setTimeout(() => {
      const hadWords = held.get(element);
      held.delete(element);
      if (hadWords) element.requestUpdate();
    });
  });
}

/** What an element says, or `""` while that would not be heard; it is rendered again once it would. */
export function heardWords(element: OAuthElement, words: string): string {
  if (!words) return '';
  if (!element.hasUpdated && !held.has(element)) void holdWords(element, element.updateComplete);
  if (!held.has(element)) return words;
  held.set(element, true);
  return '';
}
