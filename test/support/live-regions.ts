import { shownText } from './visible-text.js';

/** The live regions in an element and in everything that it is made of. */
export function liveRegions(element: Element | ShadowRoot): Element[] {
  const inside = [...element.querySelectorAll('*')];
  const own = element instanceof Element && element.shadowRoot ? [element.shadowRoot] : [];
  return [
    ...inside.filter((one) => one.matches('[role=status], [role=alert], [aria-live]:not([aria-live=off])')),
    ...[...own, ...inside.flatMap(({ shadowRoot }) => shadowRoot ?? [])].flatMap((root) =>
      // What the loop above has found is not looked for again.
      root === element ? [] : liveRegions(root),
    ),
  ];
}

/** What the live regions of an element say from here on, in order: what assistive technology would announce. */
export function announcementsOf(element: Element): readonly string[] {
  const said: string[] = [];
  for (const region of liveRegions(element)) {
    let last = shownText(region);
    new MutationObserver(() => {
      const text = shownText(region);
      if (text && text !== last) said.push(text);
      last = text;
    }).observe(region, { subtree: true, childList: true, characterData: true });
  }
  return said;
}
