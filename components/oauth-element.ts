import { LitElement, type CSSResultOrNative } from 'lit';
import { adoptSheets } from './adopt-sheets.js';

/** Lit's types know other converters, too; our properties have functions alone. */
type Properties = ReadonlyMap<string, { readonly converter?: (value?: unknown) => unknown }>;

/** What all our elements do alike. They write nothing to their own host. The styles of each let `hidden` hide it. */
export abstract class OAuthElement extends LitElement {
  /**
   * A property is what its converter makes of what was written, by an attribute or by code; at first, of nothing. With Lit's own
   * accessors it would be made at every read, and Lit reads each property of each element.
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
   * The sheets of its shadow root. Rules that are loaded after the first sight are added to them.
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

  /** A document that an element moves to takes none of its sheets along. */
  adoptedCallback(): void {
    if (this.shadowRoot) adoptSheets(this.shadowRoot, this.sheets);
  }
}
