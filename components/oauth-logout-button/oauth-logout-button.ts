import { OAuthLogoutButtonElement } from './oauth-logout-button-element.js';

OAuthLogoutButtonElement.define();
