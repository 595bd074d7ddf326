import { css, LitElement, type CSSResultGroup, type CSSResultOrNative } from 'lit';
import { adoptSheets } from './adopt-sheets.js';

const hidden = css`
  :host([hidden]) {
    display: none !important;
  }
`;

/** What all our elements do alike. They write nothing to their own host. */
export abstract class OAuthElement extends LitElement {
  /** `hidden` hides, whatever `display` an element has. */
  static override finalizeStyles(styles: CSSResultGroup = []): CSSResultOrNative[] {
    return super.finalizeStyles([hidden, styles]);
  }

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

  #sheets: readonly CSSResultOrNative[] = (this.constructor as typeof OAuthElement).elementStyles;

  protected override createRenderRoot(): ShadowRoot {
    const root =
      this.shadowRoot ?? this.attachShadow((this.constructor as typeof OAuthElement).shadowRootOptions);
    adoptSheets(root, this.#sheets);
    this.renderOptions.renderBefore ??= root.firstChild;
    return root;
  }

  /** A document that an element moves to takes none of its sheets along. */
  adoptedCallback(): void {
    if (this.shadowRoot) adoptSheets(this.shadowRoot, this.#sheets);
  }

  /**
   * Adds rules that are loaded after the first sight.
   * @internal
   */
  addRules(rules: CSSResultOrNative): void {
    this.#sheets = [...this.#sheets, rules];
    this.adoptedCallback();
  }
}
