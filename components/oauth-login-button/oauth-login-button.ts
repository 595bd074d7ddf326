import { OAuthLoginButtonElement } from './oauth-login-button-element.js';

OAuthLoginButtonElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'oauth-login-button': OAuthLoginButtonElement;
  }
}
