import type { ReactiveControllerHost } from 'lit';
import type { PlaceLanguage } from './element-languages.js';

export type Host = Element & ReactiveControllerHost & { readonly hasUpdated: boolean };

/**
 * Renders elements again when their language changes, because a `lang` above them changes, inside or outside of shadow roots.
 * One observer serves a whole page. It observes `lang` attributes only, and checks each element once for all changes of a task.
 */
export class LanguageWatch {
  /** The followed elements, each with the languages of its last rendering. */
  readonly #hosts = new Map<Host, PlaceLanguage>();
  readonly #observer = new MutationObserver(() => {
    this.#renderChanged();
  });
  readonly #languagesOf: (host: Host) => PlaceLanguage;
  /** The roots that the observer observes already. */
  #watched = new WeakSet<Node>();

  constructor(languagesOf: (host: Host) => PlaceLanguage) {
    this.#languagesOf = languagesOf;
  }

  /** Follows an element: observes its root, and every root around that one. */
  add(host: Host): void {
    this.#hosts.set(host, this.#languagesOf(host));
    let root = host.getRootNode();
    for (;;) {
      if (!this.#watched.has(root))
        this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
      this.#watched.add(root);
      if (!(root instanceof ShadowRoot)) return;
      root = root.host.getRootNode();
    }
  }

  /** The languages of an element, read from the cache if the element is followed. */
  languagesOf(host: Host): PlaceLanguage {
    return this.#hosts.get(host) ?? this.#languagesOf(host);
  }

  /** Stops following an element. After the last one, nothing is observed. */
  delete(host: Host): void {
    this.#hosts.delete(host);
    if (this.#hosts.size > 0) return;
    this.#observer.disconnect();
    this.#watched = new WeakSet();
  }

  /** Renders all elements of a language again. Without a tag it renders every element, since each may get another language. */
  update(tag?: string): void {
    for (const [host, own] of this.#hosts) {
      if (tag === undefined) this.#hosts.set(host, this.#languagesOf(host));
      if (tag === undefined || own.tag === tag) host.requestUpdate();
    }
  }

  #renderChanged(): void {
    for (const [host, before] of this.#hosts) {
      const now = this.#languagesOf(host);
      if (now.tag === before.tag && now.place === before.place) continue;
      this.#hosts.set(host, now);
      host.requestUpdate();
    }
  }
}
