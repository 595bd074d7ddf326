import type { ReactiveControllerHost } from 'lit';

export type Host = Element & ReactiveControllerHost;

/**
 * Renders elements again when their language changes: a `lang` above them, inside or outside of shadow roots, or the browser's. One
 * observer for a whole page: it observes `lang` attributes only, and looks at each element once for all changes of a task.
 */
export class LanguageWatch {
  /** With the language that each was last rendered in. */
  readonly #hosts = new Map<Host, string>();
  readonly #observer = new MutationObserver(() => {
    this.#look();
  });
  readonly #tagOf: (host: Host) => string;
  /** What the observer watches already. */
  #watched = new WeakSet<Node>();

  constructor(tagOf: (host: Host) => string) {
    this.#tagOf = tagOf;
    addEventListener('languagechange', () => {
      this.#look();
    });
  }

  /** Follows an element where it stands now: in its root, and in those that this stands in. */
  add(host: Host): void {
    this.#hosts.set(host, this.#tagOf(host));
    let root = host.getRootNode();
    for (;;) {
      if (!this.#watched.has(root))
        this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
      this.#watched.add(root);
      if (!(root instanceof ShadowRoot)) return;
      root = root.host.getRootNode();
    }
  }

  /** The language of an element, looked up once for all of its words as long as nothing changes it. */
  tagOf(host: Host): string {
    return this.#hosts.get(host) ?? this.#tagOf(host);
  }

  /** Follows an element no longer; once there is none, nothing is observed. */
  delete(host: Host): void {
    this.#hosts.delete(host);
    if (this.#hosts.size > 0) return;
    this.#observer.disconnect();
    this.#watched = new WeakSet();
  }

  /** Renders those of a language again, or all of them, since there may be other languages now. */
  update(tag?: string): void {
    for (const [host, own] of this.#hosts) {
      if (tag === undefined) this.#hosts.set(host, this.#tagOf(host));
      if (tag === undefined || own === tag) host.requestUpdate();
    }
  }

  #look(): void {
    for (const [host, before] of this.#hosts) {
      const now = this.#tagOf(host);
      if (now === before) continue;
      this.#hosts.set(host, now);
      host.requestUpdate();
    }
  }
}
