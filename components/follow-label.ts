import type { LitElement } from 'lit';

/** One for all buttons of a page; it forgets those that the page forgets. */
let observer: MutationObserver | undefined;

/** The buttons whose labels are followed. */
const followed = new WeakSet<Node>();

/** Renders a button again whenever the page changes what its label is made of. */
export function followLabel(host: LitElement): void {
  followed.add(host);
  observer ??= new MutationObserver((records) => {
    for (const host of new Set(records.map(({ target }) => followedAbove(target)))) host?.requestUpdate();
  });
  observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
}

function followedAbove(node: Node | null): LitElement | undefined {
  while (node && !followed.has(node)) node = node.parentNode;
  return (node ?? undefined) as LitElement | undefined;
}
