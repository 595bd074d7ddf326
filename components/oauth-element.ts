import { css, LitElement, unsafeCSS, type CSSResultGroup, type CSSResultOrNative } from 'lit';
import { adoptSheets } from './adopt-sheets.js';
import { showStates, statesOf } from './states.js';

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

  /** Properties hold what their converter makes of a value, from an attribute or from code. */
  protected static override finalize(): void {
    if (Object.hasOwn(this, 'finalized')) return;
    super.finalize();
    for (const [name, { converter }] of this.elementProperties) {
      const accessor = Object.getOwnPropertyDescriptor(this.prototype, name);
      const read = converter as ((value: unknown) => unknown) | undefined;
      const set = accessor?.set;
      if (read && set)
        Object.defineProperty(this.prototype, name, {
          ...accessor,
          set(value: unknown) {
            set.call(this, read(value));
          },
        });
    }
  }

  readonly #states = statesOf(this);
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
  addRules(rules: string): void {
    this.#sheets = [...this.#sheets, unsafeCSS(rules)];
    this.adoptedCallback();
  }

  /** Sets the states that `:state()` matches. */
  protected setStates(wanted: Readonly<Record<string, boolean>>): void {
    showStates(this.#states, wanted);
  }
}
