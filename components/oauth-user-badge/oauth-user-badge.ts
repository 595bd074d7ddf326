import { OAuthUserBadgeElement } from './oauth-user-badge-element.js';

OAuthUserBadgeElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'oauth-user-badge': OAuthUserBadgeElement;
  }
}
