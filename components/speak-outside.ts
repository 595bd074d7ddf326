import { afterFrame } from './live-region.js';
import { addRules, sharedRules } from './oauth-login-button/shared-rules.js';
import type { OAuthElement } from './oauth-element.js';

/** Text for screen readers only, as in `visually-hidden.styles.ts`: importing that would load a second copy of Lit. */
const rules = sharedRules(
  '.heard{position:absolute;margin-inline-start:-1px;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}',
);

/** The live region of each `<oauth-show>` that has one. */
const regions = new WeakMap<Element, HTMLElement>();

/** What each element has said last. */
const said = new WeakMap<Element, string>();

/**
 * Says what an element announces in the shadow root of the `<oauth-show>` that hides the element: nobody hears a live region that is
 * hidden. A login button for people who are signed out is hidden at the moment in which it says that the login has succeeded. Call it
 * after each rendering.
 */
export function speakOutside(element: Element): void {
  const before = said.get(element) ?? '';
  const words = wordsOf(element);
  if (words === before) return;
  said.set(element, words);
  const shows = showsAround(element);
  // A live region is heard only if it was there before its words.
  for (const show of shows) addRegion(show);
  if (shows.length > 0) afterFrame(() => repeat(element, shows, before));
}

function repeat(element: Element, shows: readonly OAuthElement[], before: string): void {
  const words = wordsOf(element);
  const isHidden = !isShown(ownRegion(element));
  const places = shows.map((show) => regions.get(show));
  const place = isHidden ? places.find((region) => isShown(region)) : undefined;
  for (const region of places) {
    // Another element may have said something since.
    if (region && region !== place && [before, words].includes(region.textContent)) region.textContent = '';
  }
  if (place) place.textContent = words;
}

const ownRegion = (element: Element): Element | null | undefined =>
  element.shadowRoot?.querySelector('[role=status]');

const wordsOf = (element: Element): string => ownRegion(element)?.textContent.trim() ?? '';

const isShown = (region: Element | null | undefined): boolean => !!region?.getClientRects().length;

/** The `<oauth-show>` elements around an element, as the page shows it, the nearest first. */
function showsAround(element: Element): readonly OAuthElement[] {
  const found: OAuthElement[] = [];
  let node: Node | null = element;
  while (node) {
    if (isShow(node)) found.push(node);
    const { assignedSlot, host } = node as Partial<Element & ShadowRoot>;
    node = assignedSlot ?? node.parentNode ?? host ?? null;
  }
  return found;
}

/** Whether a node is an `<oauth-show>`, which may have any tag. In some browsers every node has a method `when`. */
function isShow(node: Node): node is OAuthElement {
  return 'sheets' in node && 'when' in node && typeof node.when === 'string';
}

function addRegion(show: OAuthElement): void {
  if (regions.has(show) || !show.shadowRoot) return;
  const region = show.ownerDocument.createElement('span');
  region.className = 'heard';
  region.setAttribute('role', 'status');
  addRules(show, rules);
  show.shadowRoot.append(region);
  regions.set(show, region);
}
