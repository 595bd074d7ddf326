import type { LitElement } from 'lit';

const followed = new WeakMap<Node, LitElement>();

/** One for all buttons of a page, which may be a thousand. It keeps none of them alive. */
let observer: MutationObserver | undefined;

/** Renders a button again whenever the page changes what the label is made of. */
export function followLabel(host: LitElement): void {
  followed.set(host, host);
  observer ??= new MutationObserver((records) => {
    for (const { target } of records)
      for (let node: Node | null = target; node; node = node.parentNode) followed.get(node)?.requestUpdate();
  });
  observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
}
