import { deepElements } from './deep-elements.js';

/** Ends every animation and transition of the page, in each shadow root: a part or a colour on its way is neither of the two. */
export function stopMotion(): void {
  const roots = deepElements(document.body).flatMap(({ shadowRoot }) => shadowRoot ?? []);
  for (const root of [document, ...roots]) for (const animation of root.getAnimations()) animation.cancel();
}
