import type { OAuthElement } from '../oauth-element.js';

/** What the lazy parts use of `<oauth-login-button>`. */
export interface LoginButton extends OAuthElement {
  readonly provider: string;
  readonly mode: string;
  readonly appearance: string;
  readonly intent: string;
  readonly label: string;
  readonly loginHint: string;
  readonly maxAge: string;
  readonly returnTo: string;
  /** Begins a login within a click. */
  begin(): void;
}
