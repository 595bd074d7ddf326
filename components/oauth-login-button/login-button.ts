import type { html as Html } from 'lit';
import type { OAuthElement } from '../oauth-element.js';

/** Lit's own, handed over by the button: a part that is loaded later would load it a second time. */
export type HtmlTag = typeof Html;

/** A login button as the parts that it loads after the first sight know it. */
export interface LoginButton extends OAuthElement {
  readonly provider: string;
  readonly mode: string;
  readonly appearance: string;
  readonly intent: string;
  readonly label: string;
  readonly loginHint: string;
  readonly maxAge: string;
  /** Begins a login within a click. */
  begin(): void;
}
