import { OAuthCompletePageElement } from './oauth-complete-page-element.js';

OAuthCompletePageElement.define();

declare global {
  interface HTMLElementTagNameMap {
    'oauth-complete-page': OAuthCompletePageElement;
  }
}
