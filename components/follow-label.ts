import type { LitElement } from 'lit';

/** Renders a button again whenever the page changes what the label is made of. The observer goes with the element. */
export function followLabel(host: LitElement): void {
  const observer = new MutationObserver(() => {
    host.requestUpdate();
  });
  observer.observe(host, { subtree: true, childList: true, characterData: true, attributes: true });
}
