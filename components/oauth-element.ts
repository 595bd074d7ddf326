import { LitElement, type CSSResultOrNative } from 'lit';
import { adoptSheets } from './adopt-sheets.js';

/** What all our elements do alike. They write nothing to their own host. The styles of each let `hidden` hide it. */
export abstract class OAuthElement extends LitElement {
  /** A property is what its converter makes of what was written, by an attribute or by code; at first, of nothing. */
  protected static override finalize(): void {
    super.finalize();
    for (const [name, { converter }] of this.elementProperties) {
      const accessor = Object.getOwnPropertyDescriptor(this.prototype, name);
      const read = converter as ((value: unknown) => unknown) | undefined;
      // Lit calls this more than once; what is ours already can't be configured.
      if (read && accessor?.configurable)
        Object.defineProperty(this.prototype, name, {
          configurable: false,
          get(): unknown {
            return read(accessor.get?.call(this));
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
