import { LitElement, type CSSResultOrNative } from 'lit';
import { adoptSheets } from './adopt-sheets.js';

/** Narrows Lit's type: our properties have no other converters than functions. */
type Properties = ReadonlyMap<string, { readonly converter?: (value?: unknown) => unknown }>;

/** The base class of our elements. An element writes nothing to its own host. The styles of each element make `hidden` hide it. */
export abstract class OAuthElement extends LitElement {
  /**
   * Defines an accessor for each property with a converter. It converts every value that an attribute or code writes; before the first
   * write, the value is the converted `undefined`. Lit's own accessors convert attributes only. Converting at each read would cost more,
   * since Lit reads each property of each element.
   */
  protected static override finalize(): void {
    super.finalize();
    const prototype = this.prototype as unknown as Record<PropertyKey, unknown>;
    for (const [name, { converter: convert }] of this.elementProperties as Properties) {
      const key = Symbol.for(name);
      // Lit calls this more than once, and for each subclass.
      if (!convert || key in prototype) continue;
      prototype[key] = convert();
      Object.defineProperty(prototype, name, {
        get(this: typeof prototype) {
          return this[key];
        },
        set(this: OAuthElement & typeof prototype, value: unknown) {
          const before = this[key];
          this[key] = convert(value);
          this.requestUpdate(name, before);
        },
      });
    }
  }

  /**
   * The style sheets of the shadow root. Lazy parts add theirs.
   * @internal
   */
  sheets: readonly CSSResultOrNative[] = (this.constructor as typeof OAuthElement).elementStyles;

  protected override createRenderRoot(): ShadowRoot {
    const root =
      this.shadowRoot ?? this.attachShadow((this.constructor as typeof OAuthElement).shadowRootOptions);
    adoptSheets(root, this.sheets);
    this.renderOptions.renderBefore ??= root.firstChild;
    return root;
  }

  /** Adopts the sheets again: an element that moves to another document loses them. */
  adoptedCallback(): void {
    if (this.shadowRoot) adoptSheets(this.shadowRoot, this.sheets);
  }
}
