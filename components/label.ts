import type { LitElement, ReactiveController } from 'lit';

/** What a person sees nothing of, or what is no text. */
const unseen = 'style,script,template,noscript,[hidden],[aria-hidden=true]';

/** The text that a person would see or hear of a node. */
function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node as Text).data;
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const element = node as Element;
  if (element.matches(unseen)) return '';
  const name = element.getAttribute('aria-label') ?? element.getAttribute('alt');
  if (name ?? element.matches('svg')) return name ?? '';
  // A link is hidden by us; it shows what it would show without.
  const { display } = element.matches('a') ? { display: 'inline' } : getComputedStyle(element);
  if (display === 'none') return '';
  const words = textsOf(element);
  return /^(inline|contents)/.test(display) && !element.matches('br') ? words : ` ${words} `;
}

const textsOf = ({ childNodes }: Node): string => Array.from(childNodes, textOf).join('');

/** The label of a button, which follows what the page puts into the element. */
export class Label implements ReactiveController {
  readonly #host: LitElement;
  #observer: MutationObserver | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver(() => {
      this.#host.requestUpdate();
    });
    this.#observer.observe(this.#host, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /**
   * The text to show in place of what is slotted; `""` where that is shown as it is. There is always one or the other.
   * @param fallback where there is no text at all.
   */
  text(fallback: string): string {
    const own = Array.from(this.#host.childNodes, (node) =>
      (node as Partial<Element>).slot ? '' : textOf(node),
    );
    const words = own.join('').trim();
    // White space, and characters that show nothing, are no name.
    if (!/[^\s\p{C}]/u.test(words)) return fallback;
    // A link's text is shown, never the link: nothing that can be clicked may stand in a button.
    return this.#host.querySelector('a,button') ? words : '';
  }
}
