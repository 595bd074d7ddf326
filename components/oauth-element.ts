import { css, LitElement, type CSSResultGroup, type CSSResultOrNative, type PropertyDeclaration } from 'lit';
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

  /** Properties hold what their converter makes of a value, from an attribute or from code; at first, of nothing. */
  static override createProperty(name: PropertyKey, options?: PropertyDeclaration): void {
    super.createProperty(name, options);
    const accessor = Object.getOwnPropertyDescriptor(this.prototype, name);
    const read = options?.converter as ((value: unknown) => unknown) | undefined;
    if (read)
      Object.defineProperty(this.prototype, name, {
        get(): unknown {
          return accessor?.get?.call(this) ?? read(undefined);
        },
        set(value: unknown) {
          accessor?.set?.call(this, read(value));
        },
      });
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
