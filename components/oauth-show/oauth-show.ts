import { OAuthShowElement } from './oauth-show-element.js';

OAuthShowElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'oauth-show': OAuthShowElement;
  }
}
