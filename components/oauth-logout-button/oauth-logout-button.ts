import { OAuthLogoutButtonElement } from './oauth-logout-button-element.js';

OAuthLogoutButtonElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'oauth-logout-button': OAuthLogoutButtonElement;
  }
}
