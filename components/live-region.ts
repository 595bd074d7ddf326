import type { OAuthElement } from './oauth-element.js';

/** The elements whose live region is not heard yet; `true` if one has something to say. */
const held = new WeakMap<OAuthElement, boolean>();

/**
 * Keeps a live region empty until it has been shown for a frame. Screen readers announce what changes in a live region, and not what is in
 * it from the start.
 * @param shown settles when the region is shown.
 */
export async function holdWords(element: OAuthElement, shown: Promise<unknown>): Promise<void> {
  held.set(element, false);
  await shown;
  const speak = (): void => {
    const hadWords = held.get(element);
    held.delete(element);
    if (hadWords) element.requestUpdate();
  };
  afterFrame(speak);
}

/** Runs a function after the next frame, when a live region that has just been shown is drawn. */
export function afterFrame(run: () => void): void {
  // The browser draws after the callback, so a later task runs it. DOM implementations for tests may draw no frames.
  if ('requestAnimationFrame' in window) requestAnimationFrame(() => setTimeout(run));
  else setTimeout(run);
}

/** The words for an element's live region; `""` while nobody would hear them. Then the element is rendered again once they are heard. */
export function heardWords(element: OAuthElement, words: string): string {
  if (!words) return '';
  if (!element.hasUpdated && !held.has(element)) void holdWords(element, element.updateComplete);
  if (!held.has(element)) return words;
  held.set(element, true);
  return '';
}
