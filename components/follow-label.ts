import type { LitElement } from 'lit';

const buttons = new WeakMap<Node, LitElement>();

/** One observer for all buttons, because a page may have a thousand. It doesn't keep removed buttons in memory. */
let observer: MutationObserver | undefined;

/** Renders a button again whenever its own content changes, because the label is made from that. */
export function followLabel(host: LitElement): void {
  buttons.set(host, host);
  observer ??= new MutationObserver((records) => {
    for (const { target } of records)
      for (let node: Node | null = target; node; node = node.parentNode) buttons.get(node)?.requestUpdate();
  });
  observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
}
