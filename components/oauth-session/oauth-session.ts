import { OAuthSessionElement } from './oauth-session-element.js';

OAuthSessionElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'oauth-session': OAuthSessionElement;
  }
}
